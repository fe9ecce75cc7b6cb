import { spawnSync } from "node:child_process";

/** The distribution's Python may have a package where one that was installed beside it has not. */
function pythonWith(statement: string): string | undefined {
  return ["python3", "/usr/bin/python3"].find((each) => spawnSync(each, ["-c", statement]).status === 0);
}

/** Each asks when it is called: importing rasterio only to see whether it is there takes a second. */
export const python = () => pythonWith("pass");
export const pythonWithNumpy = () => pythonWith("import numpy");
export const pythonWithRasterio = () => pythonWith("import numpy, rasterio");

/** GDAL with the one of its Python scripts that is used. */
export function hasGdal(): boolean {
  return (
    spawnSync("gdalwarp", ["--version"]).status === 0 && spawnSync("gdal_calc.py", ["--help"]).status === 0
  );
}

/** What a program prints. @throws Error with what it complains of */
export function run(program: string, parameters: readonly string[], input: string, folder?: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, parameters, {
    input,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    ...(folder === undefined ? {} : { cwd: folder }),
  });
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr}`);
  return stdout;
}

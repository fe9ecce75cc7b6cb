import { describe, expect, it } from "vitest";
import { defaultPort, help, parseOptions, UsageError } from "./options.mjs";

describe("the options of npm start", () => {
  it("all have a default", () => {
    expect(parseOptions([])).toEqual({
      help: false,
      port: defaultPort,
      folder: undefined,
      latency: 0,
      passThrough: [],
      tokenLife: 300,
    });
  });

  it("are read in both ways of writing", () => {
    const args = [
      "--port=0",
      "--folder",
      "season one",
      "--latency",
      "40",
      "--pass-through",
      "https://a.example/",
    ];
    expect(parseOptions(args)).toMatchObject({
      port: 0,
      folder: "season one",
      latency: 40,
      passThrough: ["https://a.example"],
    });
  });

  it("are all in the help", () => {
    for (const option of ["--port", "--folder", "--latency", "--pass-through", "--token-life", "--help"]) {
      expect(help("npm start")).toContain(option);
    }
    expect(parseOptions(["-h"]).help).toBe(true);
  });

  it.each([
    [["--prot", "80"], "There is no option --prot; --help lists those there are."],
    [["--prot=80"], "There is no option --prot; --help lists those there are."],
    [["-x"], "There is no option -x; --help lists those there are."],
    [["--port", "99999"], '--port takes a whole number from 0 to 65535, not "99999".'],
    [["--port", "1e3"], '--port takes a whole number from 0 to 65535, not "1e3".'],
    [["--folder"], "--folder needs a value; --help shows which."],
    [["season"], "season belongs to no option; a folder is given as --folder DIR."],
    [
      ["--pass-through", "https://a.example/path"],
      '--pass-through takes an origin such as https://services.example.org, not "https://a.example/path".',
    ],
  ])("%j are answered with one sentence", (args, sentence) => {
    expect(() => parseOptions(args)).toThrow(new UsageError(sentence));
  });
});

import type { FeatureCollection } from "geojson";

/** Two fields, one with a hole and one of two parts: what all the files of these tests hold. */
export const FIELDS: FeatureCollection = {
  type: "FeatureCollection",
  features: [
    {
      type: "Feature",
      properties: { perceel: "Noordakker", gewas: "maïs", ha: 3.5 },
      geometry: {
        type: "Polygon",
        coordinates: [
          rectangle(5.1, 51.2, 0.01, 0.01),
          [
            [5.102, 51.202],
            [5.102, 51.204],
            [5.106, 51.204],
            [5.106, 51.202],
            [5.102, 51.202],
          ],
        ],
      },
    },
    {
      type: "Feature",
      properties: { perceel: "Två", gewas: "tarwe", ha: 1.25 },
      geometry: { type: "MultiPolygon", coordinates: [[triangle(5.2)], [triangle(5.3)]] },
    },
  ],
};

function rectangle(west: number, south: number, width: number, height: number): number[][] {
  const [east, north] = [west + width, south + height];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

function triangle(west: number): number[][] {
  return [
    [west, 51.2],
    [west + 0.01, 51.2],
    [west + 0.01, 51.21],
    [west, 51.2],
  ];
}

/** A zipped shapefile of them in UTM 31N, base64: ogr2ogr -f "ESRI Shapefile" -t_srs EPSG:32631, GDAL 3.6. */
const SHAPEFILE_ZIP =
  "UEsDBBQAAgAIAEpufl2MwHZdEwEAAPwBAAAKAAAAZmllbGRzLnNocGNgUOdiwA7+vWBmYGAFMnS4Wx+b7lF2LHv1s1Rnaajjq2Av" +
  "ZUF9FcfCpLrqDctCHRkIA0YgzsJmVrNUz/RXB5Udj3x0KHQHmsUEVANzEEi92sQFhaVI6mH6eztXFjgB1W+KeLV7FZJ+mHkrUlaV" +
  "GQLVo+ufX71NrWGvsqPHYzW+VCD/wO76P+v2Kzu+V9LlSwfyv8S72C4C8k0mbVo2D8i/dWxdbjFQ/dTgdcvmYNEPdCLIyVEgt85P" +
  "jrnG8VnZ8eKBy33xWMIJpJAD6jcWLOrP/AgRsf6h7Khz99fRKqD6fYfsvtcC+V1zUs+kgOxGUx+VspZ9jqaKo/2RRo6poLDxY7M8" +
  "rYewD2b/1rxvTbOwqAcAUEsDBBQAAgAIAEpufl2MtJ6rZAAAAPQBAAAKAAAAZmllbGRzLmRiZmOu45ZjYmBgaGTYyYANFKQWJaem" +
  "5oCYziAiAE0+PbU8sRjCxCqfkQhn+oEICX5UeV4Fv/z8opTE7OzUIgWqgNzEw+uLFagOjPVMDVCAQkjZ4aXUtKEksag8lfoON9Qz" +
  "QnW5FABQSwMEFAACAAgASm5+XdpdOo3+AAAAkAEAAAoAAABmaWVsZHMucHJqZY/baoQwGITfJddB1HjKpWjWulQjHihUJAQ3dQMS" +
  "Iabt6zduKe1uc5GLmW9m+JuWnrNuBC9FxzycBGzoK/a6KcGQVwNYEFoctv3YDwJgnvZDNYL8j9Q1T6SlZf7bBGCE4sRDseNCHyeO" +
  "H8a+j8IITRNs2rIitqHQQqhPOV8BdB13gkNd9rZXLFa/SV4chMjHfuhhHKDvKD2TrC9pPYJec7V/CL0LVgk9c7NpYIm0TSvSk3YE" +
  "J75aj/DdSLUAGLrHO4b+MfWmzfUGPfqZUEbz9ViQF8kVgOiB6Ga+Cnbi87Fv8xjj6A545kaa94tg9I1RLRep7u6thBE26Fll+gJQ" +
  "SwMECgACAAAASm5+XVA8gQ4FAAAABQAAAAoAAABmaWVsZHMuY3BnVVRGLThQSwMEFAACAAgASm5+XdlUkl09AAAAdAAAAAoAAABm" +
  "aWVsZHMuc2h4Y2BQ52LADqxeMDMwsAIZOtytj033KDuWvfpZqrM01PFVsJeyoL6KY2FSXfWGZaGODISBERBnAfECII4CAFBLAQIe" +
  "AxQAAgAIAEpufl2MwHZdEwEAAPwBAAAKAAAAAAAAAAAAAACkgQAAAABmaWVsZHMuc2hwUEsBAh4DFAACAAgASm5+XYy0nqtkAAAA" +
  "9AEAAAoAAAAAAAAAAAAAAKSBOwEAAGZpZWxkcy5kYmZQSwECHgMUAAIACABKbn5d2l06jf4AAACQAQAACgAAAAAAAAABAAAApIHH" +
  "AQAAZmllbGRzLnByalBLAQIeAwoAAgAAAEpufl1QPIEOBQAAAAUAAAAKAAAAAAAAAAEAAACkge0CAABmaWVsZHMuY3BnUEsBAh4D" +
  "FAACAAgASm5+XdlUkl09AAAAdAAAAAoAAAAAAAAAAAAAAKSBGgMAAGZpZWxkcy5zaHhQSwUGAAAAAAUABQAYAQAAfwMAAAAA";

export function shapefileZip(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(SHAPEFILE_ZIP, "base64"));
}

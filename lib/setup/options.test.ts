import { expect, test } from "vitest";
import { asksForHelp, readStartOptions, startHelp } from "./options.ts";

test("without options it is port 3000 of this machine, and .data", () => {
  expect(readStartOptions([], {})).toEqual({
    port: 3000,
    host: "127.0.0.1",
    directory: expect.stringMatching(/\/\.data$/),
    sample: undefined,
  });
});

test("an option wins over the environment", () => {
  expect(readStartOptions(["--port", "4000"], { PORT: "5000", HOST: "::1" })).toMatchObject({
    port: 4000,
    host: "::1",
  });
  expect(readStartOptions(["--no-sample"], {}).sample).toBe(false);
  expect(readStartOptions(["--sample"], {}).sample).toBe(true);
});

test("what is no port is refused by its name", () => {
  for (const port of ["0", "65536", "http", "3.5"]) {
    expect(() => readStartOptions(["--port", port], {})).toThrow(`not "${port}"`);
  }
});

test("help names every option", () => {
  expect(asksForHelp(["--port", "1", "--help"])).toBe(true);
  expect(asksForHelp(["-h"])).toBe(true);
  for (const option of ["--port", "--host", "--data", "--sample", "--no-sample"]) {
    expect(startHelp("up")).toContain(`  ${option} `);
    expect(asksForHelp([option])).toBe(false);
  }
});

test("what is no option is refused with those there are", () => {
  expect(() => readStartOptions(["--prot", "1"], {})).toThrow(/'--prot'.*Options: --port N/s);
  expect(() => readStartOptions(["stray"], {})).toThrow(/stray/);
});

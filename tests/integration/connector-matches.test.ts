import { stdnum } from "stdnum";
import { describe, expect } from "vitest";
import { VALUE_RULES } from "#lib/engines/tagging/value-rules.ts";
import { test } from "#tests/support/target.ts";
import { open } from "#tests/support/target-connection.ts";

const BOUNDS = { rows: 200, seconds: 5 };
const signal = new AbortController().signal;

const quoted = (text: string) => `'${text.replace(/'/g, "''")}'`;

/** What passes each check, and what only resembles it. */
const CASES: Record<string, { pass: string[]; fail: string[] }> = {
  email: {
    pass: ["a@b.co", "Ana.Lopez@mail.example.com"],
    fail: ["@handle", "a@b", "two@x.com, other@x.com", "n/a"],
  },
  phone: {
    pass: [
      "+49 170 1234567",
      "(415) 986-7020",
      "408 496-7223",
      "+1-202-555-0143",
      "415.986.7020 x12",
      "001-312-555-0199",
    ],
    fail: ["2010/06/25", "2024-01-02 10:11", "1234567890", "10.0.0.1", "+5"],
  },
  ssn: {
    pass: ["172-32-1176", "***-**-1176"],
    fail: ["000-12-3456", "666-12-3456", "900-12-3456", "123-00-4567", "123-45-0000", "12-345-6789"],
  },
  "credit-card": {
    pass: [
      "4916 9766 5240 6147",
      "5270-4267-6450-5516",
      "345389698201044",
      "30204861594838",
      "4111111111111111",
    ],
    fail: ["4916 9766 5240 6148", "1234567812345678", "0000000000000000", "5.27E+15", "79927398713"],
  },
  ip: {
    pass: ["10.0.0.1", "255.255.255.255", "2001:db8::1", "::1", "fe80::1/64"],
    fail: ["256.1.1.1", "1.2.3", "12:30:45", "aa:bb:cc:dd:ee:ff", "1.2.3.4.5"],
  },
  iban: {
    pass: ["DE89370400440532013000", "GB82 WEST 1234 5698 7654 32", "NL91ABNA0417164300"],
    fail: ["DE89370400440532013001", "GB82WEST12345698765433", "DE8937"],
  },
  vin: {
    pass: ["1M8GDM9AXKP042788", "11111111111111111"],
    fail: ["1M8GDM9A1KP042788", "1M8GDM9AXKP04278O", "1M8GDM9AXKP04278"],
  },
  street: {
    pass: ["10932 Bigge Rd", "309 63rd St. #411", "Hauptstraße 5", "Calle Mayor 12", "12 rue de la Paix"],
    fail: ["Hello street", "10932", "Warehouse 7"],
  },
  "given-name": { pass: ["Maria", "José Pérez", "Smith, John", "JOHANNES"], fail: ["Table", "Maria7", "x"] },
  "national-form": {
    pass: ["RSSMRA85T10A562S", "123.456.789-09", "AB 12 34 56 C"],
    fail: ["ABCDEFGHIJKLMNOP", "123.456.789"],
  },
  "spanish-id": { pass: ["12345678Z", "X1234567L"], fail: ["12345678A", "X1234567A"] },
  "polish-id": { pass: ["44051401359"], fail: ["44051401358", "99999999999"] },
  "dutch-id": { pass: ["111222333"], fail: ["111222334", "011222333"] },
  "british-health-id": { pass: ["943 476 5919", "9434765919"], fail: ["9434765918", "943-476-591"] },
  "brazilian-id": { pass: ["390.533.447-05", "39053344705"], fail: ["390.533.447-06", "11111111111"] },
  "turkish-id": { pass: ["10000000146"], fail: ["10000000148", "00000000146"] },
  "swedish-id": { pass: ["880320-0016"], fail: ["880320-0018", "881320-0016"] },
  "gender-word": { pass: ["Male", "female", "weiblich"], fail: ["M", "mail"] },
  "password-hash": {
    pass: ["$2b$10$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=65536,t=3"],
    fail: ["d41d8cd98f00b204e9800998ecf8427e"],
  },
  "secret-token": {
    pass: ["sk_live_4eC39HqLyjWDarjtT1zdp7dc", "AKIAIOSFODNN7EXAMPLE"],
    fail: ["task_live_with_me_forever"],
  },
};

const PROBES = Object.entries(CASES)
  .flatMap(([check, { pass, fail }]) => [
    ...pass.map((value) => ({ check, value, expected: 1 })),
    ...fail.map((value) => ({ check, value, expected: 0 })),
  ])
  .map((probe, at) => ({ ...probe, name: `v${at}` }));

/** Checks with a twin in a library that is kept for these numbers. */
const TWINS = {
  "dutch-id": stdnum.NL?.bsn,
  "brazilian-id": stdnum.BR?.cpf,
  "turkish-id": stdnum.TR?.tckimlik,
  "polish-id": stdnum.PL?.pesel,
  "spanish-id": stdnum.ES?.dni,
  "swedish-id": stdnum.SE?.personnummer,
} as const;
const LETTERS = [..."TRWAGMYFPDXBNJZSQVHLCKE"];
/** All endings of a few beginnings, so that the right one is among them. */
const NUMBERS: Record<keyof typeof TWINS, string[]> = {
  "dutch-id": endings(["12345678", "90210314"], 10),
  "brazilian-id": endings(["390533447", "012345678", "987654321"], 100),
  "turkish-id": endings(["100000001", "987654321", "234567890"], 100),
  "polish-id": endings(["4405140135", "0221301234", "9903120007"], 10),
  "spanish-id": ["12345678", "54362315"].flatMap((start) => LETTERS.map((letter) => `${start}${letter}`)),
  "swedish-id": endings(["880320-001", "790101-999", "640823-323"], 10),
};

function endings(beginnings: readonly string[], count: number): string[] {
  const width = String(count - 1).length;
  return beginnings.flatMap((start) =>
    Array.from({ length: count }, (_, end) => `${start}${String(end).padStart(width, "0")}`),
  );
}

describe("counting matches", () => {
  test("agrees with a library on numbers that carry check digits", async ({ target }) => {
    const tables = Object.entries(TWINS).map(([check, twin], at) => {
      const numbers = NUMBERS[check as keyof typeof TWINS];
      const isValid = numbers.map((number) => twin?.validate(number).isValid === true);
      expect(isValid.filter(Boolean).length, check).toBeGreaterThan(1);
      return { name: `numbers${at}`, check, numbers, isValid };
    });
    for (const { name, numbers } of tables) {
      // A column a number: what comes back is a count.
      const columns = numbers.map((value, at) => `${quoted(value)}::text as v${at}`).join(", ");
      await target.sql(`
        create table sales.${name} as select ${columns};
        grant select on sales.${name} to ${target.settings.username}`);
    }
    const connector = await open(target.settings);
    const wrong: string[] = [];
    for (const { name, check, numbers, isValid } of tables) {
      const columns = numbers.map((_, at) => ({ name: `v${at}`, checks: [check] }));
      const table = { schemaName: "sales", name, rowEstimate: null, columns };
      const counted = await connector.countMatches(table, VALUE_RULES, BOUNDS, signal);
      wrong.push(
        ...numbers
          .filter((_, at) => (counted[at]?.matches[check] === 1) !== isValid[at])
          .map((one) => `${check} ${one}`),
      );
    }
    await connector.close();
    expect(wrong).toEqual([]);
  });

  test("passes what is of a form, and nothing that only resembles it", async ({ target }) => {
    const columns = PROBES.map(({ name, value }) => `${quoted(value)}::text as ${name}`).join(", ");
    await target.sql(`create table sales.probe as select ${columns}`);
    await target.sql(`grant select on sales.probe to ${target.settings.username}`);
    const connector = await open(target.settings);
    const table = { schemaName: "sales", name: "probe", rowEstimate: null };
    const counted = await connector.countMatches(
      { ...table, columns: PROBES.map(({ name, check }) => ({ name, checks: [check] })) },
      VALUE_RULES,
      BOUNDS,
      signal,
    );
    await connector.close();
    const wrong = PROBES.filter(({ check, expected }, at) => counted[at]?.matches[check] !== expected);
    expect(wrong).toEqual([]);
  });

  test("reads as many rows as it is told, of a large table from all over", async ({ target }) => {
    await target.sql(`
      create table sales.many as select case when n > 5000 then 'a@b.co' else 'n/a' end as v from generate_series(1, 20000) n;
      grant select on sales.many to ${target.settings.username}`);
    const connector = await open(target.settings);
    const table = { schemaName: "sales", name: "many", rowEstimate: 20_000 };
    const count = async () => {
      const [column] = await connector.countMatches(
        { ...table, columns: [{ name: "v", checks: ["email"] }] },
        VALUE_RULES,
        BOUNDS,
        signal,
      );
      expect(column?.sampled).toBeLessThanOrEqual(BOUNDS.rows);
      return column?.matches.email ?? 0;
    };
    // Blocks are drawn by chance: now and then the first one alone.
    await expect.poll(count).toBeGreaterThan(0);
    await connector.close();
  });

  test("goes on with the next table where one may not be read, is gone, or takes too long", async ({
    target,
  }) => {
    await target.sql(`
      create table sales.secret as select 'a@b.co'::text as v;
      create table sales.open as select 'a@b.co'::text as v union all select ' ' union all select null;
      grant select on sales.open to ${target.settings.username}`);
    const connector = await open(target.settings);
    const ask = (name: string, column = "v") =>
      connector.countMatches(
        { schemaName: "sales", name, rowEstimate: null, columns: [{ name: column, checks: ["email"] }] },
        VALUE_RULES,
        { rows: 200, seconds: 1 },
        signal,
      );
    await expect(ask("secret")).rejects.toMatchObject({ fault: "permission/object" });
    await expect(ask("gone")).rejects.toMatchObject({ name: "ConnectorError" });
    {
      await using _lock = await target.lock();
      await expect(ask("orders", "id")).rejects.toMatchObject({ fault: "timeout/lock" });
    }
    expect(await ask("open")).toEqual([{ name: "v", sampled: 1, distinct: 1, matches: { email: 1 } }]);
    await connector.close();
  });
});

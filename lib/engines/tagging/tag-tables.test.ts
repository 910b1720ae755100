import { describe, expect, test } from "vitest";
import type { TableFacts, ValueCounts } from "./facts.ts";
import { type TaggingOptions, tagTables } from "./tag-tables.ts";

/** `email` is text, `age integer` has its type. */
const table = (name: string, ...columns: string[]): TableFacts => ({
  id: name,
  schemaName: "public",
  name,
  comment: null,
  columns: columns.map((column) => {
    const [own = "", ...type] = column.split(" ");
    return { name: own, type: type.join(" ") || "text", comment: null };
  }),
});

const applied = (tables: TableFacts[], options?: TaggingOptions): string[] =>
  tagTables(tables, options)
    .filter(({ level, column, tag }) => level !== "possible" && column !== null && tag.startsWith("pii:"))
    .map(({ column, tag }) => `${column} ${tag.slice(4)}`);

/** How many of 20 values passed which check. */
const sampled = (
  name: string,
  column: string,
  matches: Record<string, number>,
  distinct = 20,
): TaggingOptions => {
  const counts: ValueCounts = { sampled: 20, distinct, matches };
  return { values: new Map([[name, new Map([[column, counts]])]]) };
};

describe("by its name alone", () => {
  test.each([
    ["customers", ["first_name", "Surname", "DOB date", "e_mail", "mobileNo", "home_address", "zip", "ssn"]],
    ["benutzer", ["vorname", "nachname", "geburtsdatum date", "telefonnummer", "strasse", "plz", "kennwort"]],
    [
      "clientes",
      ["nombre", "apellidos", "fecha_de_nacimiento date", "correo_electronico", "direccion", "dni"],
    ],
    ["utilisateurs", ["nom", "prenom", "date_naissance date", "courriel", "code_postal", "mot_de_passe"]],
    ["utenti", ["cognome", "codice_fiscale", "data_di_nascita date", "cellulare", "indirizzo"]],
    ["clientes", ["sobrenome", "data_nascimento date", "cpf", "endereco", "telefone"]],
    ["klanten", ["achternaam", "geboortedatum date", "telefoonnummer", "woonplaats", "rekeningnummer"]],
    [
      "PATIENT_MSTR",
      ["PT_FNM", "PT_DOB_DT date", "PT_SEX_CD", "PT_ADR_LN_1", "PT_CTY_NM", "PT_ZIP_CD integer"],
    ],
    ["CUSTMAST", ["CUSTFNM", "EMLADR", "BRTHDT date", "ADDR1", "pw_hash"]],
    ["musteriler", ["soyad", "dogum_tarihi date", "cep_telefonu", "cinsiyet", "sifre", "eposta"]],
    ["kokyaku", ["shimei", "seinengappi date", "denwa_bango", "yubin_bango", "seibetsu", "nenrei integer"]],
    ["clienti", ["cognome", "indirizzo", "citta", "cap integer", "age_at_signup integer"]],
    ["t_emp", ["emp_name", "custemailaddr", "passport_no", "drivers_license_number", "iban", "cc_number"]],
  ])("tags every personal column of %s", (name, columns) => {
    expect(applied([table(name, ...columns)])).toHaveLength(columns.length);
  });

  test.each([
    ["products", ["product_name", "name", "brand", "handle", "color"]],
    ["trips", ["passenger_count integer", "vendor_id", "store_and_fwd_flag"]],
    ["campaigns", ["email_sent_count integer", "email_template", "email_subject", "email_open_rate numeric"]],
    [
      "users",
      ["email_verified boolean", "has_phone boolean", "email_hash", "phone_type", "last_login_at date"],
    ],
    ["machines", ["state", "location", "name", "age_days integer", "mac_address", "hostname"]],
    ["concerts", ["city", "country", "venue", "name"]],
    ["housing", ["longitude numeric", "latitude numeric", "housing_median_age numeric"]],
    ["penguins", ["species", "sex", "age integer"]],
    ["stores", ["store_name", "city", "zip"]],
    ["crime_incidents", ["latitude numeric", "longitude numeric", "case_name"]],
    ["calls", ["phone_extension integer", "ip_country", "localidade_tipo", "cap integer"]],
    ["payments", ["card_type", "account_balance numeric", "credit_card_id integer"]],
  ])("tags nothing of %s that only sounds personal", (name, columns) => {
    expect(applied([table(name, ...columns)])).toEqual([]);
  });

  test("knows whose name it is from the columns beside it", () => {
    expect(applied([table("train", "PassengerId integer", "Name", "Sex", "Age numeric")])).toEqual([
      "Name name",
      "Sex gender",
      "Age age",
    ]);
    expect(applied([table("train", "Name", "Speed numeric")])).toEqual([]);
  });

  test("takes a state for an address where other parts of one stand beside it", () => {
    expect(applied([table("customers", "street", "city", "state")])).toContain("state address");
    expect(applied([table("customers", "state", "plan")])).toEqual([]);
  });

  test("is never called confirmed", () => {
    const tags = tagTables([table("customers", "email", "phone", "ssn", "first_name")]);
    expect(tags.map(({ level }) => level)).not.toContain("confirmed");
  });

  test("an address of the network is told by the type", () => {
    expect(applied([table("visits", "origin inet")])).toEqual(["origin ip-address"]);
  });
});

describe("with values", () => {
  test("confirms what the name says", () => {
    const [tag] = tagTables([table("customers", "email")], sampled("customers", "email", { email: 19 }));
    expect(tag).toMatchObject({ tag: "pii:email", level: "confirmed" });
    expect(tag?.reasons.map(({ says }) => says)).toContain("19 of 20 sampled values are e-mail addresses");
  });

  test("takes back what none of the values is", () => {
    expect(
      applied([table("plans", "phone")], sampled("plans", "phone", { phone: 0, "phone-digits": 0 })),
    ).toEqual([]);
  });

  test("finds what the name hides", () => {
    expect(applied([table("export", "c1")], sampled("export", "c1", { email: 20 }))).toEqual(["c1 email"]);
  });

  test("believes no checksum that a tenth of random numbers pass, nor one number many times", () => {
    const random = sampled("export", "c1", { "credit-card": 2 });
    expect(applied([table("export", "c1")], random)).toEqual([]);
    const same = sampled("export", "c1", { "credit-card": 20 }, 1);
    expect(applied([table("export", "c1")], same)).toEqual([]);
  });

  test("keeps a card's number whose digits a spreadsheet has eaten", () => {
    const eaten = sampled("payments", "card_number", { "credit-card": 0, "credit-card-digits": 20 });
    expect(applied([table("payments", "card_number")], eaten)).toEqual(["card_number credit-card"]);
  });

  test("doubts that a few words in turn are the names of people", () => {
    const names = (distinct: number) =>
      sampled("clients", "client_name", { "name-like": 20, "given-name": 0, "family-name": 0 }, distinct);
    expect(applied([table("clients", "client_name")], names(3))).toEqual([]);
    expect(applied([table("clients", "client_name")], names(18))).toEqual(["client_name name"]);
  });

  test("takes national numbers by their check digits, also where they are stored as numbers", () => {
    for (const check of ["dutch-id", "british-health-id", "brazilian-id", "turkish-id"])
      expect(applied([table("t1", "c1 bigint")], sampled("t1", "c1", { [check]: 20 }))).toEqual([
        "c1 national-id",
      ]);
    expect(applied([table("t1", "c1 bigint")], sampled("t1", "c1", { "dutch-id": 20 }, 2))).toEqual([]);
  });
});

describe("beyond the column", () => {
  test("follows foreign keys over several steps", () => {
    const [users, posts, notes] = [
      table("users", "login"),
      table("posts", "made_with"),
      table("notes", "src_ref"),
    ];
    const tables = [notes, posts, users].map((one) => ({
      ...one,
      columns: one.columns.map((column) => ({
        ...column,
        ...(one === posts && { references: { tableId: "users", column: "login" } }),
        ...(one === notes && { references: { tableId: "posts", column: "made_with" } }),
      })),
    }));
    expect(applied(tables)).toEqual(["src_ref username", "made_with username", "login username"]);
  });

  test("reads a short comment, and no story", () => {
    const told = (comment: string) => ({
      ...table("t1", "c1"),
      columns: [{ name: "c1", type: "text", comment }],
    });
    expect(applied([told("The customer's e-mail address")])).toEqual(["c1 email"]);
    expect(applied([told("Whether the email was verified count")])).toEqual([]);
    expect(applied([told(`${"It once was so that nobody knew. ".repeat(10)} email`)])).toEqual([]);
  });

  test("says how sensitive columns and tables are, and what part of the business", () => {
    const tags = tagTables([
      table("employees", "employee_id integer", "ssn", "salary numeric", "age integer"),
    ]);
    const found = tags.map(({ column, tag }) => `${column ?? "table"} ${tag}`);
    expect(found).toContain("ssn sensitivity:high");
    expect(found).toContain("salary sensitivity:high");
    expect(found).toContain("age sensitivity:low");
    expect(found).toContain("table sensitivity:high");
    expect(found).toContain("table domain:hr");
  });

  test("obeys an organization's own rules before its own judgement", () => {
    const ownRules = [{ id: "r1", pattern: "crm.*.kd_*", tag: "pii:username" }];
    const crm = { ...table("notes", "kd_mail", "other"), schemaName: "crm" };
    expect(applied([crm], { ownRules })).toContain("kd_mail username");
    expect(applied([{ ...crm, schemaName: "hr" }], { ownRules })).not.toContain("kd_mail username");
  });

  test("leaves out families that were switched off", () => {
    const tags = tagTables([table("customers", "email")], { families: ["sensitivity"] });
    expect(tags.filter(({ tag }) => !tag.startsWith("sensitivity:"))).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { wordsOf } from "./words.ts";

describe("the words of a name", () => {
  test.each([
    ["custEmailAddr", "customer email address"],
    ["CUST_EMAIL_ADDR", "customer email address"],
    ["customeremailaddress", "customer email address"],
    ["phone_number2", "phone number 2"],
    ["HTTPServerIPs", "http server ip"],
    ["Straße", "strasse"],
    ["Prénom", "prenom"],
    ["addresses", "address"],
    ["movies", "movie"],
    ["companies", "company"],
    ["status", "status"],
    ["", ""],
  ])("of %s are %s", (name, words) => {
    expect(wordsOf(name).join(" ")).toBe(words);
  });

  test("stay together where no known words cover the whole", () => {
    expect(wordsOf("sysname")).toEqual(["sysname"]);
    expect(wordsOf("emailxyzzy")).toEqual(["emailxyzzy"]);
    for (const word of ["postage", "percentage", "localidade", "scholarship"])
      expect(wordsOf(word)).toEqual([word]);
  });
});

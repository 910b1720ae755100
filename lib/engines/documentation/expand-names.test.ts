import { describe, expect, test } from "vitest";
import { createExpander } from "./expand-names.ts";

const read = (name: string, others: string[] = [], table = "") => {
  const own = { name: table, columns: [name, ...others] };
  return createExpander([own])(own)(name).words.join(" ");
};

describe("a name", () => {
  test.each([
    ["cust_ph_nbr", "customer phone number"],
    ["CustPhNbr", "customer phone number"],
    ["custphnnbr", "customer phone number"],
    ["prsn_hgt_cm", "person height centimeters"],
    ["replacement_cost", "replacement cost"],
    ["unlogged", "unlogged"],
    ["no_show", "no show"],
    ["room_no", "room number"],
    ["sha256", "sha256"],
    ["avg_temp_c", "average temperature celsius"],
    ["c", "c"],
    ["a1", "a 1"],
    ["1st_nm", "1st name"],
    ["Straße", "strasse"],
  ])("%s is read as %s", (name, words) => {
    expect(read(name)).toBe(words);
  });

  test("is read by what stands beside it", () => {
    expect(read("st_cd", ["city", "zip", "country"])).toBe("state code");
    expect(read("st_dt", ["end_dt", "duration"])).toBe("start date");
    expect(read("trx_dt", ["patient", "diagnosis", "physician"])).toBe("transaction date");
    expect(read("pt_id", ["diagnosis", "admission_date", "ward"])).toBe("patient id");
  });

  test("is read with words of the same catalog, and the first letters of its names", () => {
    const [order, line] = [
      { name: "zeppelin", columns: ["id"] },
      { name: "lines", columns: ["zpln_id", "po_no"] },
    ];
    const expand = createExpander([order, { name: "purchase_order", columns: [] }, line])(line);
    expect(expand("zpln_id").words).toEqual(["zeppelin", "id"]);
    expect(expand("po_no").words).toEqual(["purchase", "order", "number"]);
  });

  test("stays as it is where nothing tells", () => {
    expect(read("qzx")).toBe("qzx");
    expect(read("f_17")).toMatch(/17$/);
  });
});

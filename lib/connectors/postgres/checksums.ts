import type { ValueCheck } from "../sampling.ts";

/**
 * Checksums in plain SQL, each true or false of `x.c`: letters and digits alone, in upper case, whose form a regular
 * expression has vouched for.
 */
export const CHECKSUMS: Readonly<Record<Extract<ValueCheck["checksum"], string>, string>> = {
  // From the right, every second digit doubled and its digits added.
  luhn: `(select sum(case when (length(x.c) - i) % 2 = 0 then d when d > 4 then 2 * d - 9 else 2 * d end) % 10 = 0
    from generate_series(1, length(x.c)) i, lateral (select substr(x.c, i, 1)::int as d) y)`,
  // The first four behind the rest, letters as numbers from 10: what remains is one number.
  "mod-97": `(select mod(string_agg(case when l between '0' and '9' then l else (ascii(l) - 55)::text end, '' order by i)::numeric, 97) = 1
    from generate_series(1, length(x.c)) i, lateral (select substr(substr(x.c, 5) || left(x.c, 4), i, 1) collate "C" as l) y)`,
  // ISO 3779: letters stand for digits, the ninth is the remainder by eleven.
  vehicle: `(select substr('0123456789X', (sum(w * d) % 11)::int + 1, 1) = substr(x.c, 9, 1)
    from generate_series(1, 17) i, lateral (select
      (array[8,7,6,5,4,3,2,10,0,9,8,7,6,5,4,3,2])[i] as w,
      (strpos('0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ', substr(x.c, i, 1)) - 1) % 10 as d) y)`,
  // Two check digits, each the remainder by eleven of what is before it, ten being none; no number of one digit alone.
  brazilian: `(x.c !~ '^(.)\\1*$' and (select bool_and((10 * s) % 11 % 10 = check_digit) from (
    select substr(x.c, n + 1, 1)::int as check_digit,
      (select sum(substr(x.c, i, 1)::int * (n + 2 - i)) from generate_series(1, n) i) as s
    from generate_series(9, 10) n) y))`,
  // The tenth from the odd and even places, the eleventh from all ten.
  turkish: `(select (sum(d) filter (where i % 2 = 1 and i < 10) * 7 - sum(d) filter (where i % 2 = 0 and i < 10) + 100) % 10
      = max(d) filter (where i = 10) and sum(d) filter (where i < 11) % 10 = max(d) filter (where i = 11)
    from generate_series(1, 11) i, lateral (select substr(x.c, i, 1)::int as d) y)`,
  // The letter that goes with the number; X, Y and Z before it are 0, 1 and 2.
  "spanish-letter": `right(x.c, 1) = substr('TRWAGMYFPDXBNJZSQVHLCKE', (translate(left(x.c, 8), 'XYZ', '012')::int % 23) + 1, 1)`,
};

/** Digits times their weights add up to a multiple. */
export const weighted = ({ weights, modulo }: Exclude<ValueCheck["checksum"], string | undefined>): string =>
  `(select sum(substr(x.c, i, 1)::int * (array[${weights.join(",")}])[i]) % ${modulo} = 0 from generate_series(1, ${weights.length}) i)`;

-- The same data every time, apart from the moment it ends at: chance comes from hashes of row numbers.
create function pg_temp.roll(n bigint, salt integer) returns double precision language sql immutable as
  $$ select (hashint8extended(n, salt) & 4294967295)::double precision / 4294967296 $$;

create function pg_temp.pick(options text[], n bigint, salt integer) returns text language sql immutable as
  $$ select options[1 + floor(pg_temp.roll(n, salt) * cardinality(options))::integer] $$;

create function pg_temp.whole(low integer, high integer, n bigint, salt integer) returns integer
  language sql immutable as
  $$ select low + floor(pg_temp.roll(n, salt) * (high - low + 1))::integer $$;

-- When the story ends: now, unless told otherwise.
create function pg_temp.today() returns timestamptz language sql stable as
  $$ select current_setting('storefront.now')::timestamptz $$;

create function pg_temp.first_name(n bigint) returns text language sql immutable as $$
  select pg_temp.pick('{Ada,Ben,Carla,Dmitri,Elif,Farid,Greta,Hugo,Ines,Jonas,Keiko,Liam,Mara,Noor,Olga,Pavel,Quinn,
    Rosa,Sven,Tariq,Uma,Viktor,Wanda,Ximena,Yusuf,Zoe}', n, 1) $$;

create function pg_temp.last_name(n bigint) returns text language sql immutable as $$
  select pg_temp.pick('{Abel,Bergmann,Costa,Dvorak,Eriksen,Fischer,Garcia,Haddad,Ivanova,Jansen,Kowalski,Laurent,
    Moreau,Nakamura,Okafor,Petrov,Quist,Rossi,Silva,Takahashi,Ueda,Vargas,Weber,Xu,Yilmaz,Zimmer}', n, 2) $$;

-- Check digits as the standard wants them, on an account that no bank has.
create function pg_temp.iban(n bigint) returns text language sql immutable as $$
  select 'DE' || lpad((98 - ((account || '131400')::numeric % 97))::text, 2, '0') || account
  from (select '00000000' || lpad(n::text, 10, '0') as account) a $$;

-- The words of a definition as the server prints it: names, literals and signs, each with its place. Aliases are left
-- out: the server adds them by itself where the name behind them is not what it was.
create function words_of(definition text) returns table (place bigint, word text)
  language sql immutable parallel safe as $$
  select m.place, m.word[1]
  from regexp_matches(
    regexp_replace(
      regexp_replace(definition, ' AS (?:"(?:""|[^"])+"|\w+)', '', 'g'),
      '((?:\w+|"(?:""|[^"])+")\.(?:\w+|"(?:""|[^"])+")) (?:[a-z_]\w*|"(?:""|[^"])+")', '\1', 'g'),
    '"(?:""|[^"])*"|''(?:''''|[^''])*''|\w+|\S', 'g') with ordinality m (word, place)
$$;

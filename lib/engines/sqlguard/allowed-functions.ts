/**
 * What a statement may call: functions of Postgres's own that read their arguments and nothing else. Left out are those that
 * reach files, settings, sessions, locks, sequences or large objects, those that run a text as SQL (`query_to_xml`,
 * `ts_stat`), and those whose answer can be made as large as one likes.
 */
const words = (text: string): string[] => text.trim().split(/\s+/);

const AGGREGATES = words(`
  count sum avg min max bool_and bool_or every bit_and bit_or bit_xor any_value array_agg string_agg json_agg jsonb_agg
  json_object_agg jsonb_object_agg stddev stddev_pop stddev_samp variance var_pop var_samp corr covar_pop covar_samp regr_avgx
  regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy mode percentile_cont percentile_disc
  rank dense_rank percent_rank cume_dist range_agg range_intersect_agg`);

const WINDOWS = words("row_number ntile lag lead first_value last_value nth_value");

const NUMBERS = words(`
  abs ceil ceiling floor round trunc mod div sign sqrt cbrt exp ln log log10 power pow pi degrees radians sin cos tan asin acos
  atan atan2 sind cosd tand sinh cosh tanh width_bucket gcd lcm scale min_scale trim_scale random to_number num_nonnulls
  num_nulls`);

const TEXTS = words(`
  length char_length character_length octet_length bit_length lower upper initcap left right substr substring trim btrim ltrim
  rtrim replace translate position strpos split_part reverse concat concat_ws starts_with overlay ascii chr md5 sha224 sha256
  sha384 sha512 encode decode to_char to_hex lpad rpad repeat regexp_match regexp_matches regexp_replace regexp_count
  regexp_instr regexp_like regexp_substr regexp_split_to_array regexp_split_to_table string_to_array string_to_table
  array_to_string like_escape similar_to_escape normalize is_normalized unistr quote_literal quote_ident hashtext
  hashtextextended hashint4 hashint8 crc32 crc32c casefold`);

const TIMES = words(`
  now transaction_timestamp statement_timestamp clock_timestamp date_trunc date_part extract date_bin age to_date to_timestamp
  make_date make_time make_timestamp make_timestamptz make_interval justify_days justify_hours justify_interval isfinite timezone
  overlaps date_add date_subtract timestamp timestamptz`);

const DOCUMENTS = words(`
  json_array_length jsonb_array_length json_array_elements jsonb_array_elements json_array_elements_text jsonb_array_elements_text
  json_each jsonb_each json_each_text jsonb_each_text json_object_keys jsonb_object_keys json_extract_path jsonb_extract_path
  json_extract_path_text jsonb_extract_path_text json_typeof jsonb_typeof json_strip_nulls jsonb_strip_nulls json_build_object
  jsonb_build_object json_build_array jsonb_build_array jsonb_path_exists jsonb_path_match jsonb_path_query jsonb_path_query_array
  jsonb_path_query_first json_to_recordset jsonb_to_recordset json_to_record jsonb_to_record to_json to_jsonb row_to_json`);

const LISTS = words(`
  unnest array_length array_ndims array_lower array_upper cardinality array_position array_positions array_remove array_append
  array_prepend array_cat array_replace array_to_json generate_subscripts generate_series lower_inc upper_inc lower_inf upper_inf
  isempty int4range int8range numrange daterange tsrange tstzrange range_merge`);

const OTHERS = words(`
  coalesce nullif greatest least grouping host hostmask netmask network masklen family broadcast abbrev text inet_same_family
  inet_merge to_tsvector to_tsquery plainto_tsquery phraseto_tsquery websearch_to_tsquery ts_rank numnode point box circle
  area bit_count get_bit get_byte like notlike pg_column_size pg_relation_size pg_table_size pg_indexes_size
  pg_total_relation_size pg_typeof`);

const ALLOWED: ReadonlySet<string> = new Set(
  [AGGREGATES, WINDOWS, NUMBERS, TEXTS, TIMES, DOCUMENTS, LISTS, OTHERS].flat(),
);

export const isAllowedFunction = (name: string): boolean => ALLOWED.has(name);

/** How people call the types of job, and what such jobs do. */
import { type Line, type } from "./meaning.ts";
import { doing, each } from "./phrases.ts";

export const TYPE_LINES: readonly Line[] = [
  [
    [
      "asset discovery|asset discoveries|discovery|discoveries|discovered|discover|schema discovery|schema discoveries|schema scan|schema scans|catalog scan|scan|scans|scanned|asset_discovery|crawl|crawls|crawled|crawling|discovering|discovers|rediscovered|scanning|discovery run|discovery runs|discovery scan|discovery scans|catalog scans|discovery of assets|discovery of the schema|schema crawl|schema crawls|source scan|source scans",
      each("discovery|discoveries|crawl|scan", "|run|runs|job|jobs|task|tasks|process|processes"),
      each(
        "table|tables|database|databases|metadata|object|objects|catalogue",
        "discovery|discoveries|crawl|crawls|scan|scans",
      ),
      each("discover|discovering|find|finding|look for|looking for", "the|our|all the|new", "tables"),

      doing(
        "assets|schema|schemas|catalog|catalogue|database objects",
        "discover discovers discovered discovering",
        "scan scans scanned scanning",
        "crawl crawls crawled crawling",
      ),
    ].join("|"),
    type("asset_discovery"),
  ],
  [
    [
      "intelligence analysis|intelligence analyses|documentation|analysis|analyses|analysed|analyzed|documented|doc generation|docs|intelligence|intelligence_analysis|documenting|documentation run|documentation runs|documentation generation|documentation written|documentation was written|documentation generated|documentation was generated|generating documentation|generate documentation|generated documentation|writing documentation|write documentation|wrote documentation|write the documentation|wrote the documentation|generate the documentation|documentation get written|documentation get generated|documentation created|ai analysis|ai analyses|analysing|analyzing|analyse|analyze|analysis run|analysis runs",
      each(
        "documentation|doc|docs|intelligence|analysis|intelligence analysis",
        "run|runs|job|jobs|task|tasks|process|processes",
      ),
      doing(
        "documentation|docs|descriptions",
        "write writes written writing",
        "generate generates generated generating",
        "produce produces produced producing",
        "create creates created creating",
      ),
    ].join("|"),
    type("intelligence_analysis"),
  ],
  [
    [
      each(
        "|the",
        "scan|scans|search|scanning|scanned|check",
        "for",
        "personal data|pii|sensitive data|personal information",
      ),
      each(
        "pii|personal data|sensitive data",
        "scan|scans|tagging|tagging run|tagging runs|tagging job|tagging jobs|detection|classification|scanning",
      ),
      "tag generation|tag generations|tagging|tag|tags|tagged|classification|classifications|tag_generation|tagging run|tagging runs|tag run|tag runs|tagging jobs|tag job|tag jobs|generating tags|generate tags|generates tags|generated tags|tags generated|tags were generated|tags get generated|tags are generated|generating the tags|generate the tags|generation of tags|tag creation|creating tags|create tags|created tags|assigning tags|assign tags|classifying|classified|auto-tagging",
      each(
        "tag|tags|tagging|tag generation|classification",
        "run|runs|job|jobs|task|tasks|generation|generations|creation|assignment|process",
      ),
      doing(
        "tags|tag",
        "generate generates generated generating",
        "create creates created creating",
        "assign assigns assigned assigning",
        "produce produces produced producing",
        "suggest suggests suggested suggesting",
      ),
    ].join("|"),
    type("tag_generation"),
  ],
  [
    [
      "freshness check|freshness checks|freshness|freshness_check|freshness checking|checking freshness|checking the freshness|check freshness|check the freshness|checks freshness|checked freshness|checked the freshness|checked for freshness|freshness checked|freshness was checked|freshness is checked|freshness been checked|freshness gets checked|freshness get checked|freshness got checked|check of freshness|checks of freshness|check for freshness|freshness run|freshness runs|freshness test|freshness tests",
      each(
        "freshness",
        "test|tests|check|checks|run|runs|job|jobs|task|tasks|verification|verifications|assessment|assessments|checking",
      ),
      doing(
        "freshness",
        "check checks checked checking",
        "test tests tested testing",
        "verify verifies verified verifying",
        "assess assesses assessed assessing",
        "evaluate evaluates evaluated evaluating",
        "measure measures measured measuring",
      ),
    ].join("|"),
    type("freshness_check"),
  ],
  [
    [
      "metric capture|metric captures|captures|capture|capture run|capture runs|capture job|capture jobs|metrics capture|metrics captures|metric|metrics|metric_capture|metrics collection|metric collection|metrics were captured|metrics captured|metrics get captured|captured metrics|capturing metrics|capture metrics|captures metrics|capturing the metrics|capture the metrics|captured the metrics|metrics are captured|metrics been captured|metrics got captured|metric was captured|metric capturing|metrics capturing|capturing of metrics|capture of metrics|captures of metrics|collecting metrics|collect metrics|collected metrics|metrics collected|metrics were collected|collection of metrics|metrics run|metrics runs|metric run|metric runs|metric collections|gathering metrics|gather metrics|gathered metrics|measuring metrics",
      each(
        "metric|metrics",
        "capture|captures|capturing|collection|collections|collecting|gathering|run|runs|job|jobs|task|tasks|computation|computations|measurement|measurements",
      ),
      doing(
        "metrics|metric",
        "capture captures captured capturing",
        "collect collects collected collecting",
        "gather gathers gathered gathering",
        "compute computes computed computing",
        "measure measures measured measuring",
        "record records recorded recording",
        "calculate calculates calculated calculating",
      ),
    ].join("|"),
    type("metric_capture"),
  ],
  [
    [
      "lineage extraction|lineage extractions|lineage|lineages|lineage_extraction|lineage run|lineage runs|extracting lineage|extract lineage|extracts lineage|extracted lineage|extracting the lineage|extract the lineage|lineage extracted|lineage was extracted|lineage is extracted|lineage been extracted|lineage get extracted|lineage gets extracted|lineage got extracted|extraction of lineage|extractions of lineage|extraction of the lineage|lineage scan|lineage scans|lineage parsing|reading lineage",
      each(
        "lineage",
        "extraction|extractions|run|runs|job|jobs|task|tasks|parsing|scan|scans|extract|extracts|computation|computations|build|builds|collection",
      ),
      doing(
        "lineage",
        "extract extracts extracted extracting",
        "parse parses parsed parsing",
        "compute computes computed computing",
        "derive derives derived deriving",
        "build builds built building",
        "collect collects collected collecting",
        "generate generates generated generating",
      ),
    ].join("|"),
    type("lineage_extraction"),
  ],
  [
    [
      "connection test|connection tests|connection check|connection checks|connectivity test|connectivity tests|connection_test|connectivity check|connectivity checks|testing the connection|testing connections|test the connection|test connections|tests the connection|tested the connection|tested connections|connection tested|connection was tested|connection been tested|connection got tested|connection gets tested|connection is tested|connection testing|test of the connection|tests of the connection|checking the connection|check the connection|checked the connection|connection was checked|connection checked|tested the connectivity|test a connection",
      each(
        "connection|connectivity|connect",
        "test|tests|check|checks|testing|checking|probe|probes|verification|verifications",
      ),
      doing(
        "connection|connections|connectivity",
        "test tests tested testing",
        "check checks checked checking",
        "verify verifies verified verifying",
        "try tries tried trying",
        "probe probes probed probing",
        "ping pings pinged pinging",
      ),
    ].join("|"),
    type("connection_test"),
  ],
  ["metric trial|metric trials|trial of a metric|trials of metrics|metric_trial", type("metric_trial")],
];

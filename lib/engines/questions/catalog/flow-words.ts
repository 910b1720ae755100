/** How people say that one table is made from another. */
import { each, either, inTurn } from "../words/phrases.ts";
import { type CatalogLine, flow } from "./meaning.ts";

const DATA = each(
  "|its|their|the|any|all its|all their",
  "data|numbers|values|rows|figures|content|contents|input|inputs",
);

export const FLOW_LINES: readonly CatalogLine[] = [
  [
    "upstream|upstream of|upstreams of|upstreams|back to its sources|back to its source|back to the source|back to the sources|back to its origin|back to its origins|back to their sources|source tables of|source tables for|source tables behind|source columns of|source columns for|input tables of|input tables for|input columns of|base tables of|base tables for|base tables behind|underlying tables of|underlying table of|predecessors of|predecessor of|ancestry of|sources for|sources of|the sources of|the sources for|root tables of|lineage upstream of|upstream lineage of|upstream lineage for|upstream chain of|upstream data of|upstream side of|upstream objects of|upstream columns of|upstream table of|upstream view of|inputs of|inputs to|inputs for|dependencies of|origin of|origins of|parents of|ancestors of|provenance of|upstream from|upstream tables of|upstream dependencies of|upstream sources of|parents|ancestors|inputs|feeders of",
    flow("upstream"),
  ],
  [
    "what else is affected|blast radius of|blast radius|impact analysis for|impact analysis of|impact analysis on|impact analysis|the impact of|impact on|successors of|successor of|derivatives of|dependants of|dependants|dependent tables of|dependent views of|dependent objects of|dependent columns of|downstream lineage of|downstream lineage for|downstream chain of|downstream views of|downstream columns of|downstream objects of|downstream side of|downstream dependents of|affected downstream|affected|impacted|downstream from|downstream tables of|downstream dependencies of|downstream consumers of|descendants|what happens if|what happens when|what will happen if|what would happen if|will break if|will break|breaks when|downstream|downstream of|impact of|impacted by|affected by|affected if|breaks if|break if|break when|breaks when|dependents of|dependents|consumers of|consumers|children of|descendants of|suffer if|hurt if|be affected|be impacted|would be affected by|would feel it if|would break if|would break",
    flow("downstream"),
  ],
  ["full lineage of|whole lineage of|lineage of|lineage for|lineage|data flow of|flow of", flow("both")],
  [
    "feed|feeds|push data into|pushes data into|push into|pushes into|land in|lands in|propagate to|propagates to|propagate into|serve|serves|serving|power|powers|powering|underlie|underlies|make up|makes up|lead to|leads to|deliver to|delivers to|send to|sends to|goes to|go to|drive|drives|driving|give data to|gives data to|input for|is input for|are inputs of|poured into|pour into|pours into|goes in|going into|flowing into|flowing to|flowed into|end up inside|end up|ends up|ended up|wind up|winds up|wound up|wind up in|winds up in|finds its way into|find their way into|supply data to|supplies data to|contributes data to|contribute data to|make it into|makes it into|is used to build|is used to make|are used to build|are used to make|goes into making|go into making|feeding|flow into|flows into|flow to|flows to|go into|goes into|populate|populates|fill|fills|end up in|ends up in|used by|read by|used in|used to build|used to make|flow|flows|supply|supplies|supplying|provide data to|provides data to|provide data for|provides data for|deliver data to|delivers data to|contribute to|contributes to|is an input of|is an input to|an input to|an input of|load into|loads into|write to|writes to|write into|writes into|send data to|sends data to|pass data to|passes data to",
    flow("feeds"),
  ],
  [
    "consume|consumes|consuming|comes|derived|derives|built|composed|assembled|constructed|depend on|depends on|draw on|draws on|drawing on|drawn from|draw upon|draws upon|tap into|taps into|make use of|makes use of|making use of|lean on|leans on|put together from|constructed from|constructed out of|built out of|built up from|made out of|made up of|stem from|stems from|fed with|supplied by|sourced by|selecting from|selects|join|joins|get built from|gets built from|get built on|gets built on|calculated out of|composed from|formed from|pull in|pulls in|ingest|ingests|take from|takes from|taking data from|pulling from|pulling data from|selected from|materialized from|populated from|computed out of|read out of|depend upon|depends upon|build upon|builds upon|built upon|derive data from|derives data from|is a function of|data come from|data comes from|hang off|hangs off|hang on|rely upon|relies upon|depending on|depend|depends|come from|comes from|coming from|derived from|derive from|derives from|built from|built on|built on top of|build on|builds on|made from|made of|based on|based upon|founded on|founded upon|read from|reads from|read|reads|use|uses|using|fed by|populated by|filled by|filled from|computed from|calculated from|consume|consumes|select from|selects from|get its data from|gets its data from|get their data from|gets their data from|get data from|gets data from|getting data from|getting its data from|get the data from|gets the data from|get its rows from|gets its rows from|get its values from|gets its values from|get its content from|get its contents from|get its numbers from|have its data from|has its data from|take its data from|takes its data from|take data from|takes data from|draw data from|draws data from|draw from|draws from|draw its data from|draws its data from|pull from|pulls from|pull data from|pulls data from|pull its data from|pulls its data from|receive data from|receives data from|receive its data from|receives its data from|source its data from|sources its data from|sourced from|loaded from|load from|loads from|load its data from|loads its data from|generated from|created from|produced from|assembled from|composed of|compiled from|aggregated from|joined from|taken from|obtained from|originating from|originated from|rely on|relies on|relying on|reliant on|dependent on|is fed from|fed from|get fed from|get fed by|gets fed by|rests on|rest on|query|queries|querying|reference|references|referencing|refer to|refers to|reading from|reading|originate from|originates from|originate",
    flow("reads"),
  ],
  [
    either(
      each(
        "built|based|derived|calculated|computed|generated|modelled|modeled|made|sourced",
        "off|off of|out of|upon|on top of",
      ),
      each("dependency|dependencies|dependence|dependent|reliance", "on|upon"),
      each("feed|feeds|fed|live|lives|run|runs|draw|draws|work|works", "off|off of"),
      each("powered|backed|fuelled|fueled|driven|underpinned|supported|nourished", "by"),
      each("layered|stacked|sitting|sits|sit|standing|stands|stand", "on|upon|on top of|atop"),
    ),
    flow("reads"),
  ],
  // “From which tables does it get data”, “to which ones does it send data”.
  [
    inTurn(
      "get|gets|take|takes|draw|draws|pull|pulls|receive|receives|obtain|obtains|derive|derives|source|load|loads",
      DATA,
    ),
    flow("reads"),
  ],
  [
    inTurn(
      "send|sends|give|gives|deliver|delivers|supply|supplies|push|pushes|provide|provides|contribute|contributes|pass|passes",
      DATA,
    ),
    flow("feeds"),
  ],
];

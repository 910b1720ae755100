/**
 * Words that say how things stand to each other and name none: what a text may use without having been told. No thing of
 * anybody's business is among them, so that a sentence of these and of the facts says nothing that the facts do not.
 */
const WORDS = `
a about above according across additional after all along also always among amongst an and another any apart are as
associate associated associates association at away based be because been before being belong belonging belongs below
beside between boolean both but by calculated can carries carry column columns combination combined combines come
comes computed connect connected connecting connects contain contained containing contains corresponding corresponds
current currently data date dates day days defined denotes derived describe described describes describing description
detail details determine determines distinct distinguish distinguished distinguishes does during each either else
empty etc every exact exactly false field fields first for foreign form format from full further general given gives
giving had has have held helps here hold holding holds how identified identifier identifies identify identifying if in
including indicate indicated indicates indicating individual information into is it its itself keep keeping keeps kept
key keys kind kinds known label labelled labels last later latest like link linked linking links list listed lists
long made main make makes mandatory many mark marked materialized may mean means meant missing moment more most name
named names needed no not null nullable number numbers numeric of off often on once one only optional optionally or
ordered original other others out over own pair part particular per personal piece pieces point points possible
present primary record recorded recording records refer reference referenced references referencing referred referring
refers related relates relating relation represent represented representing represents required respective
respectively result role row rows same say says see sensitive serve serves set sets several short show shown shows
single so some specific specified specifies specify state stated states still store stored stores storing such summary
table tables take taken takes tell telling tells text than that the their them then there these they thing things this
those through time times timestamp to together told track tracked tracking tracks true type types under unique
uniquely until up upon use used uses using value values various view views was were what when whenever where whether
which while who whole whom whose with within without word words would written yes yet
`;

export const PLAIN_WORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));

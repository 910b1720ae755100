/** Real words that stand in questions by a slip alone, for the ones that were meant. */
export const CONFUSED: Readonly<Record<string, string>> = {
  ...{ dose: "does", brakes: "breaks", brake: "break", moth: "month", moths: "months", weak: "week" },
  ...{ weaks: "weeks", form: "from", rite: "right", witch: "which", whit: "with", fore: "for", hoe: "how" },
  ...{ wen: "when", wat: "what", wut: "what", tabel: "table", colum: "column" },
};

/** Words that people mean as they stand, near as they are to others that questions are made of. */
export const MEANT: ReadonlySet<string> = new Set(
  `aback abed abide abode abound abut accepting accosting aced aces acre activates actresses addiction addictions additives addled adoptions
  ads afar afflicting affording aged aggravated agog aground aide aided aiding aids alack ale ales alienation alignment allegation
  allegations alliteration altar altars altercation ambitions amble analysts apes aport appealed appealing appeals appeased arise arises
  arrest assent assert asserting asserts assisting asthmatic audition auditions autocratic await awaits awed awry aws axes axle ayes babe
  backing bade bake baked baking bald bale bally ban band banding banging bar bare bared baring bark barking bars bashed bask basking baste
  basted bated bath batter bawd beach beaching bead beads beak beaks beamed beaming beams bean beans beards beast beat beater beating beats
  beaus bee beer beers beet bellow belt bent berth beset bet bets bettor biased bilk bitter black blade bladed bland blank blanking blare
  blaring blaze blazed bleach bleaching bleak blobs blogs bloke blots boar boars boast bobbed bobbing bonk booth boring botch bought bout
  bow bows braid braking bran branching breads breath breathing breech brew brig broach broth brow brows bunk bunking buoy bury bus bushy
  bust busty buy buys cabled cad cads cage cages cake cakes calculators callus calmed calms cancers cane canes capes capped car carbs care
  cared cares caressing carnies carny carriers cars carts cased cash cashed cashes cashing casks caste casts cave caves cease ceases cells
  chanced chances changeling chanted chanting chapped chard charge charged charges charging chase chased chases cheated cheating cheek
  cheeks chef chick chicks chin chock chocks chucked chucking chucks circulate circulated circulates circulating clams clan clanging clans
  clapped claps clarification clarified clarifying clash clashed clashes clashing clause clauses claws clearly code codes coding coked cold
  collating collectors comas combing combs comers comets commend commends communing commute commuted commutes commuting compadre companion
  comparing compassion compelled compelling compete competed competes competing competition competitions compilation compiling comping
  complexes complexion complied complying component composing compote compresses compromises comps compunction computers con concealed
  concealing conceding conceited conceived conceiving conception conceptions concerts concoction concurred condemned condemning conduction
  cone cones confection conferred conferring confining congestion connected connecting conned conniption consent consents conserved
  conserving considers constricted construct construed contacted contacting contends contention contest contested contests context
  continuing contract contracted contributors convection convening convent convention conventions convents converged converging conversed
  conversing converted converting conviction convictions cooing cooked coon coordinators cope coping copulation cord cords core cores corked
  corn corrected correcting corrections correctly court courted courting courts cradled cradling cramped crashers crass crate crated crates
  craw creaking creamed creaming crease creased creases cremate cremated cremating cremation croon cropped crown crush crushed crushes
  crushing cull culled cult curd curds curios curry customary dabs dads dais dame dames dams dare dares daring dawn daze dearth decayed
  deceased deceptions decree decryption deed deepening defect defected defend defendant defendants defending defends deference defied
  dejected delegations delusions demanding dene dented deplete depleted depletion depressed deprive deprived deprives depriving derails
  deride descending despondent detest detested dibs dice diced dices diets difficult diffident digs dime dimes dine dined dines dips dire
  dis disbanded disbarred discharged disregarded dive dived diver dives dividend divined diving docks doers doff doge dogs doing dole dome
  domes don donations dons dope dopes dos doses dote dotes dots dove doves doze dozes drabs draft drags drain draping dray dread dried drier
  dries drip dripped dripping drips drivers drone droop drooping dross drove drover droves drown drugged drying dubs dude dues dune dupe
  dyed dyeing dyes ease eased elections elocution els ember embers enact entice esse evacuate evacuated evacuating exalt excelling excels
  excepting excerpt excretion executioners executives exemption exemptions exit exiting exits expecting expedience experimented exploding
  extending extinction extradited extradition extraordinary extrication fabled facet faction fair fairs falter fare fared farmed fart fat
  fats fatter fattest fear feast feds fee feelers feeling feels fees felled felling fellow fells fend fenders fending fest festering feud
  feuding feuds fever fiend fiends fight file filed files filing filling filmed films fin fined fines finessing finks fins fir fireball firs
  fist fixed flail flailed flailing flap flapped flapping flaps flaw flawed flaws fled flee flesh fleshless flew flip flipped flipping flips
  floes flog flogged floss foil foiled foils followers fond fop forced foresight forged forked forthright fractions fracturing frag frail
  freed frequency fresheners friction fried fright frills fro frosh fuel fund funds furl furnishing game gander gaps gate gats gaze gems
  generality generators gent gents giant gin gins givers gland glow goad goat gobs gods gold goo gout gown grad graft grafts grain grains
  grater grave greaser grin grind grins groan groin groped grunt grunts guts gutting hag hags halve hams handing hands hard hardening hast
  hastening hate hated hating hats hawing haze hazing head heaving heed hell her herd hers hilt hind hint hinting hints hips hire his hiss
  hither hive hoist hoists hole holed holes holing hone hood hoods hoop hoot hoots hope horse horses hos hose hosed hoses hot hots hove hung
  hunt hut huts identify ides impart imparted imps incest incidentals incomparable induces inefficient infernal infest initiatives
  instigated instincts interacted intercepted interrupt interval intimated intimates intruding intrusive invest invests jabs jest jibs jogs
  joints joust joys juke jury jut jute keeling keels kegs kep kid kids kin kingly kings kink kinks knew knobs knots lac lace laceration
  lacerations lacing lad lading lads lagged laid lake lame lamest lanes lapel lapels lard larges lark lashed lashing lass latent later lathe
  latte laud launchers leaded leaking leaks leaning leaping leaps learn learns lease leasing legged legs leis lend lending lends lens lent
  lest levees levers lewd libel lice lick licking lie lied lies life lift lifted liked likes lilt lime limes linen lines linger linkage
  linkages linked lint lire listing lit lived livers livre loading loan loaned loans lobe lobes locale lock locked locking locks lode lodged
  lodger loft logger logging logo logs loin loins lone loner longed loo looming looms loons looped looping loops loose loosed loosing loot
  looted looting lope lords lore loser losers lot lots loud louse lout love lover loves loving lowing lows luck lugged lugging lunch lunched
  lunches lung lunger lust lusted lusting lute mad maids maiming mains makers male males malfunction mall malls man mane mangy manky manly
  manor mare mares marking marred masked masking mass massage massed massing mast master mastery match mate mater mates mating matte maul
  mauling maze mazes meals meat meats media melt melting men mend mentoring menus mere merged mess messed messing met mete mice mics mid
  mikes mil mild mile mils mime mince minds mined miner mines mini minks mints minuet minuses mire misled mist mists misused misusing mite
  moan moaning moans moat mode modems modes moist mole mooning moot mope mortification mote motel motels mots mourning mouth move mulch
  munch mush muss mussed mussing must mutter naked nape nave neat needled neon nerd nerds nest net newer nigh nineteenth non none normalcy
  noun novice nowt nuclear oars oats obit objet occupying oddest ofay oily omen once onus ope operatives operators ores originals otters
  outrage outrages outride oven oversight overweight owes owning oxen pace paced pack packed pact pads pain paint paints palace palates pall
  pals pangs pans pant pare parentage paring parked parking part parted parting partition pas pash pasted pasting pasts patents pats pause
  paused pauses pausing paws pays peace pear peck pecked peer perceptible perceptive percussion perforated permeated persona personality
  pest petitioned petty pickled pier pig pigged pigging pigs pill pills pin pined pines pining pink pinking pinks pinned pinning pins pint
  pints pips pis pish places plan plane planed planes plate plated played pleas plopped plush pock poker pokers poll polled polling polls
  pone pooped poor populace portal poser posers posh posses post postulated potion pout pouted pouts powder powdering powders precious
  premise preset prevent prick pricked primate princesses prints proceeded proceeding processors procuring producers products profess
  professed progressed progresses progressing promotion prone proposition propped prose protested protesting prove proved proves providers
  proving prowess puck pulsed pulsing punt pups purl purse purses pursing pus pushers puss putt quack quantified quantify quiet quirk quit
  quote race races racked radio radios rage rages raid raided railed rain rained raising rake raked rakes rale rales rally ranged rare rat
  rats rave raves raze reacted reacting reactions readying reals reamed reams reapers reaping reaps rearing rears recant receivers recurring
  recused rediscover reeds reefer reefers reel refereeing reflective reforming refuted regaining regal regressed regulating regulations
  rehired relatives relaxed relaxing relay relayed relaying relent relics religions reloading remarking remote remotes renal rend renders
  rending rent rents repent replenish replies reply replying reporting repressed requited resected resent resenting reset resets resetting
  residue residues resisting resolving resort resorted resorting resorts responsive retched retching retires retort reused reverence
  revolting rewarding rewarming rewired reworking rice ride riding rife rile rind rinse riot ripe ripen rises risking rites roach road roads
  robe robot robs rode rods role roost rope rot rotations rote rots rouse rout rubs rude rugs ruin ruining ruins runes rungs runts ruse rust
  rusts ruts sacs sad safe safes sage sages sake sakes sale sales salve sample sand sane sans sash sate sated sawed scabs scads scale scams
  scape scare scars scent schemes score scored scores scoring scow scum seas seat sect sects securities seed seeds seedy seeks seem seems
  seep seeps seers selves semen sensibility sent servers servos sets setting seventies sever sewn sews sexes shade shake shale shame shave
  shaved shaves shes shill shingle shirt shock shoeing shoes shooing shoot shooter shop shopped shopping shops shored shores shoring shorted
  shorts shot shots shout shoved shoving shower shuck sift sifting sighed sill silt simile sin sine sing singe singed sinned sins sipping
  sips sire sirs sis site sites situs size skate skid skill skipping skit skits slash slashed slat slate slave slaved slaves slaw slay slew
  slicked slid slide slipping slit slits slitting slop slopped slotted slowed slowing slows slum smart smarts smash smashed smock smoothing
  snare sneak snide snit snitched snore snored snores snoring snort snorted snorts snot snow snowed snowing snows sock soft sole sons soot
  sore sores sorter sot sots soured sow sowed sowing sown sows spake span spanned spanning spans spare spate spay speck specs speed spend
  spends spice spiced spices spies spill spine spines spire spit spite spits spitting splat spliced splint spoke spore spores sport sports
  spot stable stack stage stake stall staph staple star starch stare stared stares staring starred starring stars startled startling starved
  starving stated stating stats statue statues statutes stave staves stay steak steam steamed steaming steams steep stepped steps stews
  stick stitched stoked stoking stole stomp stomped stone stoned stones stoning stoop stooped storied stories storks stormed storming storms
  stormy stove stoves stow stowed strand strands strangle strapped strep string strop stuffer stunk style suave suck sued sues suet suing
  suit suits summery sundry suns suppliers surfer surfers surprised surprising suspicions swans sway swerve swerves swerving swill swore
  swum tablets tabs tace tack tacked tacks takers takin tale tales talk talked talking talks talky tall tame tamed tamer taming tan tank
  tanking tanks tanned tans tapas tape tapes taping tarp tarps tars tasked tasking tasted tasting tat tats taxes taxing tea teal teat teats
  teen tend tent tented tenting tents term testes text texted texting texts thanes thanked thee theme thin think thinks thins thong thongs
  thorough though throbs throes throughput thus thy tide tides tie tied tier ties tiger til tile tiler tiles tiling timber timers timid tine
  tines ting tipped tips tire tired tires tiring toad toady toed togs toke token toll tome tomes topical tops torch torched torches torching
  torn tough toying trail trails tram transitive trap trapped traps tray tread treed trees triad tribal tribes trills trims tripled trips
  trough tugged tugging tugs tun tuned turfed tusk tusks twat tying tyke tykes typos udder unassailable unavoidable underdone undergoes
  undergoing underline underlines underling underlings underlining undermine undermined undermines unfurnished unintended unpacked
  unpunished unreadable urn urns usable usher ushers vague vain valve valves vans varnish varnished vary vein veins verily verses vibrating
  vie vines visa wads waft wafted wafting wafts wags wailing wails waist waists waited waiving wall wand wander wandering wands waned waning
  wanting wants warding warming warring wars wart warts wary wast wasted wasting wavy waxy ways weal wee weeds weeps welt wend wept wet
  wether whale wheat whet whey while whim whish white whites whomsoever whosoever wide width wife wild wilds win winder wine wined wines
  wings winks winos wins wipe wire wish wit wite wits wive wok won wonk wont worded wore workhouse world wormed worser wound wring writ
  writers writhe writhing wrung wurst yer`.split(/\s+/),
);

/** Real words that stand in questions by a slip alone, for the ones that were meant. */
export const CONFUSED: Readonly<Record<string, string>> = {
  ...{ dose: "does", brakes: "breaks", brake: "break", moth: "month", moths: "months", weak: "week" },
  ...{
    weaks: "weeks",
    form: "from",
    rite: "right",
    witch: "which",
    whit: "with",
    fore: "for",
    fro: "from",
    feds: "feeds",
    retires: "retries",
    hoe: "how",
  },
  ...{ wen: "when", wat: "what", wut: "what", tabel: "table", colum: "column" },
};

/** Words that people mean as they stand, near as they are to others that questions are made of. */
export const MEANT: ReadonlySet<string> = new Set(
  `abide abode abound accosting aced aces aching acre actin activates actresses addiction addictions additives addled adoptions ads
  afar afflicting affording aged aggravated aground aide aided aiding aids ale alienation alignment allegation allegations alliteration
  altar altars altercation ambitions analysts apes appealed appealing appeals appeased arises arrest assent assert asserting asserts
  assisting asthmatic audition auditions autocratic await awaits aws axes axle babe backing bait bake baked baking bald bale ban band
  banding banging bar barbed bare barged baring bark barked barking barred bars bashed basking basted bath batter beach beaching bead beads
  beak beamed beaming beams bean beans beards beast beat beater beating beats bee beer beers bell bellow belt bent berth bet bets bettor
  biased bike bikes bile biters bits bitter black blade bladed bland blank blanking blaring blaze blazed bleach bleaching bleak bloke boar
  boast bobbed bobbing booth boring bought bow bows braid braking bran branching breads breath breathing breech brew brig broach broth brow
  bully bunk bunking buoy bury bus bust buy buys cabled cad cage cages cake cakes calculators callus calmed calms cancers cane capped
  captained car carbs care cared cares caressing carnies carriers cars carts cash cashed cashes cashing caste casts cat cave caves cease
  ceases cells chanced chances changeling chanted chanting chapped charge charged charges charging chase chased chases cheated cheating
  cheek cheeks chef chick chicks chin chocks chucked chucking chucks circulate circulated circulates circulating clams clan clanging clans
  clapped clarification clarified clarifying clash clashed clashes clashing clause clauses claws clearly code codes coding cold collating
  collectors combing combs comers comets commend commends communing commute commuted commutes commuting compadre companion comparing
  compassion compelled compelling compete competed competes competing competition competitions compilation compiling comping complexes
  complexion complied complying component composing compote compresses compromises compunction computers con concealed concealing conceding
  conceited conceived conceiving conception conceptions concerts concoction concurred condemned condemning conduction cone cones confection
  conferred conferring confining congestion conjoined connected connecting conned conniption consent consents conserved conserving considers
  constrained constricted construct construed contacted contacting contends contention contest contested contests context continued
  continuing contract contracted contributors contrived convection convening convent convention conventions convents converged converging
  conversed conversing converted converting conviction convictions cooing cooked coon coordinators cope coping copulation cord cords core
  cores corked corn corrected correcting corrections court courted courting courts cradled cradling cramped crashers crass crate
  crated crates creaking creamed creaming crease creased creases cremate cremated cremating cremation crown crush crushed crushes
  crushing culled cult curios curry customary dads dame dames dare dares daring dawn dearth decayed deceased deceptions decree decryption
  deed deepening defect defected defend defendant defendants defending defends deference defied dejected delegations delusions demanding
  dented deplete depleted depletion depressed deprive deprived deprives depriving derails deride descending despondent detest detested dibs
  dice diets difficult diffident digs dime dimes dine dined dips dire dis disbanded disbarred discharged disregarded dive diver dives
  dividend divined diving docks dogs doing dole dome don donations dope dos doses dost dots dove doves draft drags drain draping dread dried
  dries drip dripped dripping drips drivers drone drooping drove drover droves drown drugged drying duct dude dues duet dune dupe dyed
  dyeing ease elections elocution embers entice evacuate evacuated evacuating excelling excels excepting excerpt excretion executioners
  executives exemption exemptions exit exiting exits expecting expedience experimented exploding extending extinction extradited extradition
  extraordinary extrication fabled faction fair falter fare farmed fart fat fats fatter fattest fear feast fee feelers feeling feels fees
  felled felling fellow fend fenders fending fest festering feud feuding fever fiend fiends fight file filed files filing filling filmed
  films fin fined fines finessing fins fireball fist fixed flailed flailing flap flapped flapping flaps flaw flawed flaws fled flee flesh
  fleshless flew flip flipped flipping flips flogged floss foil foiled followers fond forced foresight forged forked forthright fractions
  fracturing frail freed frequency fresheners friction fried fright frills fuel fund funds furnishing game gander gaps gate gaze gems
  generality generators gent gents giant gin givers gland glow goat gods gold goo gout gown grad graft grafts grain grains grater grave
  greaser grin grind groan groin groped grunt grunts guts gutting hag handing hands hard hardening hast hastening hate hated hating hats
  hawing haze hazing head heaving heed hell herd hind hint hinting hints hips hire hiss hither hive hoist hoists hole holed
  holes holing hone hood hoods hoop hoot hope horse horses hos hose hoses hot hots hung hunt hut huts identify impart imparted incest
  incidentals incomparable induces inefficient infernal infest initiatives instigated instincts interacted intercepted interrupt interval
  intimated intimates intruding intrusive invest invests jest joints joust joys jury keeling kegs kid kids kin kingly kings kink kinks knew
  knobs knots lac lace laceration lacerations lacing lad lading lads lagged laid lake lame lamest lanes lapels lard larges lark lashed
  lashing lass latent later latte launchers leaded leaking leaks leaning leaping leaps learn learns lease leasing legged legs lend lending
  lens lent lest levees levers lewd libel lice lick licking lie lied lies life lift lifted liked likes lime linen lines linger linkage
  linkages linked lint listing lit lived livers loading loan loaned loans lobe lobes locale lock locked locking locks lode lodged lodger
  loft logger logging logo logs loins lone loner longed loo looming looped looping loops loose loosed loosing loot looted looting lords lore
  loser losers lot lots loud louse love lover loves loving lowing luck lugged lugging lunch lunched lunches lung lunger lust lusted lusting
  mad maids maiming makers male males malfunction mall malls man mane mangy manly manor mare marking marred masked masking mass massage
  massed massing mast master mastery match mate mater mates mating mauling maze meals meat meats media melt melting men mend mentoring menus
  mere merged mess messing mice mikes mil mild mile mime minds mined miner mines mini mints minuet minuses misled mist
  misused misusing mite moan moaning moans moat mode modems moist mole mooning moot mope mortification motel motels mourning mouth move
  munch mush muss mussed mussing must mutter naked neat needled neon nerd nerds nest net newer nigh nineteenth non none normalcy novice
  nuclear oars oats occupying oddest oily omen once operatives operators originals otters outrage outrages outride oven oversight overweight
  owes owning pace pack pact pads pain paint paints palace palates pals pans pant parentage paring parked parking part parted parting
  partition pas pasted pasting patents pause paused pauses pausing paws pays peace pear peck pecked peer perceptible perceptive percussion
  perforated permeated persona personality pest petitioned petty pickled pier pig pigged pigging pigs pill pills pin pines pining pink
  pinking pinned pinning pins pint pints pips places plan plane planed planes plate plated played plopped poker pokers poll polled polling
  polls pooped poor populace portal posers posh posses post postulated potion pout pouted powder powdering powders precious premise preset
  prevent prick pricked primate princesses prints proceeded proceeding processors procuring producers products profess professed progressed
  progresses progressing promotion prone proposition propped prose protested protesting prove proved proves providers proving prowess puck
  pulsed pulsing punt pups purse purses pursing pus pushers puss putt quack quantified quantify quiet quit quote race races rack racked
  racking radio radios rage rages raid raided railed rain rained raising rake raking rally ranged ranging ranting rare rat rats rave reacted
  reacting reactions readying reamed reapers reaping rearing recant receivers recurring recused rediscover reefer reefers reel refereeing
  reflective reforming refuted regaining regal regressed regulating regulations rehired relatives relaxed relaxing relay relayed relaying
  relent relics religions reloading remarking remote remotes renal renders rending rent rents repent replenish replies reply replying
  reporting repressed requited resected resent resenting reset resets resetting residue residues resisting resolving resort resorted
  resorting resorts retched retching retort reused reverence revolting rewarding rewarming rewired reworking rice ride riding
  rink rinse riot ripe rises risking rites roach road roads robe robot robs rode rods role roost rope rot rotations rots rouse rubs rude
  rugs ruin ruining ruins ruse rust sad safe sage sake sakes sale sales sample sand sane sash scale scams scare scars scent schemes score
  scored scores scoring scum seam seams seas seat sect securities seed seeds seedy seeks selves semen sensibility sent servers servos sets
  setting seventies sever sewn sexes shade shake shame shave shaved shaves shingle shirt shock shoeing shoes shooing shoot shooter shop
  shopped shopping shops shored shores shoring shorted shorts shot shots shout shoved shoving shower sift sifting sighed simile sin sing
  singed sinned sins sipping sire sirs sis site sites size skate skid skill skipping skit slash slashed slate slave slaved slaves slay slew
  slicked slid slide slipping slit slitting slop slopped slotted slowed slowing slows slum smart smarts smash smashed smoothing snare sneak
  snitched snore snored snores snoring snort snorted snorts snot snow snowed snowing snows snuff sock soft sole sons soot sore sores sorter
  soured sow sowing span spanned spanning spare speck specs speed spend spends spice spiced spices spies spill spine spines spit spite spits
  spitting splat spliced splint spoke spores sport sports spot stable stack staff stage stake stall staple star starch stare stared stares
  staring starred starring stars startled startling starved starving stated stating stats statue statues statutes staves stay steak steam
  steamed steaming steams steep stepped steps stick stiff stitched stoked stoking stole stomp stomped stone stoned stones stoning stoop
  stooped storied stories storks stormed storming storms stormy stove stoves stow stowed strand strands strangle strapped strep string
  stuffer stunk style suave suck sued sues suing suit suits summery sundry suns suppliers surfer surfers surprised surprising suspicions
  swans sway swerve swerves swerving swill swore tablets tabs tack tacked takers takin tale tales talk talked talking talks tall tame tamed
  taming tan tank tanking tanks tanned tape tapes taping tarp tasked tasking tasted tasting tat taxes taxing tea teen tend tent tented
  tenting tents term testes text texted texting texts thanes thanked thee theme thin think thinks thong thongs thorough though throbs throes
  throughput thy tide tides tie tied tier ties tiger til tile tiles tiling timber timers timid ting tipped tips tire tired tires tiring
  toad toke token toll tome topical tops torch torched torches torching torn tough toying trail trails tram transitive trap trapped traps
  tray tread trees triad tribal tribes trills tripled trips trough tugged tugging tuned turfed twat tying unassailable unavoidable underdone
  undergoes undergoing underline underlines underling underlings underlining undermine undermined undermines unfurnished unintended unpacked
  unpunished unreadable urn usable usher ushers vague vain valve valves vans varnish varnished vary vein veins verily verses vibrating vie
  vines visa wafted wafting wailing wails waist waists waited waiving wand wander wandering waning wanting wants warding warming
  warring wars wart warts wary wasted wasting ways wee weeds wept wet wether whale wheat while whim white whites whomsoever whosoever wide
  width wife wild win winder wine wines wings wins wipe wire wish wit wits wok won wont worded wore workhouse world wormed worser   wring writ writers writhe writhing yer`.split(/\s+/),
);

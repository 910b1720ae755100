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
  `abide abode abound accosting aced aces aching acre actin activates actresses adder addiction addictions addis additives addled adoptions
  adr ads afar afflicting affording aged aggravated aide aided aiding aids airy aise albright ale alg alienation alight alignment
  allegation allegations alliteration altar altars altercation ambitions amend amends analysts andr ants apes appealed appealing appeals
  appeased apples arbitrarily aries aris arises arouse arrest arse arts ary ashtray assent assert asserting asserts assisting ast asthmatic
  attacked attacking attaining attracting auction audition auditions autocratic awake aws axes axle babe backfield backing bait bake baked
  baking bald bale ban banding banging banks banned bans barbed bare barged baring bark barked barking barred bars bases bashed basics
  basins basking bass basted bath batter beach beached beaching bead beads beak beamed beaming beams bean beans beards beast beasts beat
  beater beating beats becket bee beer beers beings bell bellow belt bend bent berth berths bet bets bettor biased bidding bike bikes bile
  bind binding binds biters biting bits bitter black blade bladed bland blank blanking blaring blaze blazed bleach bleaching bleak bloke
  boar boat boating boats bobbed bobbing bolt bond bonds bone booked boone boost boosted booth bore bored boring born bought bourne bow
  bows braid braking bran branching brands breads breath breathing breech brew brig briggs broach broth brow bully bunk bunking buoy burst
  bury bus buts buy buys byrne cabled cad cade cage cages cake cakes calculators callus calmed calms cancers cane cap capped caps captained
  captivated car carbs care cared cares carnies carp carriers cars carts cash cashed cashes cashing caste castes casts cat cats cave caves
  cease ceases cede cells chanced chances changeling chanted chanting chants chap chapped charge charged charges charging charms chars
  chase chased chases chats cheated cheating cheek cheeks chef chick chicks chin chip cho chocks chopped chopper chops chores chose chucked
  chucking chucks circulate circulated circulates circulating clams clan clanging clans clap clapped clarification clarified clarifying
  clash clashed clashes clashing clause clauses claws clearly clinching clnk clone coarse cock cod coding coe coed coke cold cole coles
  collating collectors combating combing combs comers comets commanded commend commended commends commented commerce communing commute
  commuted commutes commuting compadre companion comparing compassion compelled compelling compete competed competes competing competition
  competitions compilation compiling comping complexes complexion complied complying component composing compote compressed compresses
  compressing compromised compromises compromising compunction computers con concealed concealing conceding conceited conceived conceiving
  conception conceptions concerts concession concoction concurred concussion conde condemned condemning conduction conduit cone cones
  confection conferred conferring confining conformed confusion congestion conjoined connected connecting conned conniption consent
  consents conserved conserving considers constrained constricted construct construed consulted contacted contacting contends contention
  contest contested contests context continued continuing contract contracted contributors contrived contusion convection convening convent
  convention conventions convents converge converged converging conversed conversing converted converting convicted conviction convictions
  cooing cook cooked cooking coon coop coordinators cop cope coping copper cops copulation cord cords core cores cork corked corn corp
  corps corrected correcting corrections cote court courted courting courts cove cra crabs cradled cradling crags cramped crashers crass
  crate crated crates crats creaking creamed creaming crease creased creases cremate cremated cremating cremation cro crooked crowded crown
  crows crush crushed crushes crushing culled cult curios curry curse cyde dads dame dames dare dares daring dat dawn dea deal dearth debt
  debut decayed deceased deception deceptions decree decrees decryption deduction dee deed deepening defeating defect defected defection
  defects defend defendant defendants defending defends deference defied deflection dejected delegations deliberate delusions demanding
  denise dented dep depicting depiction deplete depleted depletion depressed deprive deprived deprives depriving derails deride descending
  desertion despondent detail detailed detention detest detested devise dibs dice diets difficult diffident digs dime dimes dine dined dips
  dire directing dis disastrous disbanded disbarred discharged discussed disregarded dive diver dives dividend divined diving docks dogs
  doing dole dome domes don donations dope dos doses dost dots dove doves draft drags draping dread dried dries drip dripped dripping drips
  drivers drone drooping drove drover droves drown drugged drying duct dude dues duet dune dupe dyed dyeing ears ease eden een ego
  elections elen elle elocution embers emory ensure ensured entice entirety entre eras eros ers esther evacuate evacuated evacuating evan
  eve excelling excels excerpt excessively exclaimed excretion executioners executives exemption exemptions exit exiting exits expecting
  expedience experimented exploding exploited explored expos extending extinction extradited extradition extraordinary extrication fabled
  fac facets facie facs faction facts fade faded fades fae fair fake faked fakes falter fame famed fanny farce fare fares farm farmed fart
  fat fate fated fates father fats fatter fattest faust faxed faye fayed fear feast feat feces fee feelers feeling feels fees felling
  fellow fend fenders fending fest festering feud feuding fever fiat fiend fiends fight file files filing filling filmed films fin fined
  fines finessing fins fireball firm fish fist fixed fla flailed flailing flakes flame flap flapped flapping flaps flares flaw flawed flaws
  fled flee flesh fleshless flew flip flipped flipping flips float flogged floss flounder foam foil followers fond fooled forced foresight
  forged forked forthright forum fractions fracturing frail frames freed frequency fresheners friction fried fright frills fuel fund
  funding funds funky furnishing gage game gander gaps garnering gate gaze gdp gdr gems generality generators gent gents giant gin givers
  gland glow goat gods gold gon goo gout gown grace grad graft grafts grain grains grande grape grater grave greaser grin grind grinning
  groan groin groped grunt grunts guts gutting haas hag hallway ham handing hands hardening harem harpy hast hastening hat hatch hatches
  hate hated hating hats hawing haze hazing head heard heaving heed hell herd hind hint hinting hints hippy hips hire hiss hither hive hogs
  hoist hoists hole holed holes holing homs hone hons hood hoods hoop hoops hoot hope hopes horse horses hos hose hoses hot hots huddle
  hung hunt hut hutch huts identify impart imparted inc incest incidentals incomparable induces inefficient inf infernal infest initiatives
  instincts institute instituted institutes interacted interactive intercepted interfere intermedia interrupt intimated intimates intruding
  intrusive invest investigate investigated investigates invests jest joints joust joys jury keeling kegs kid kids kin kingly kings kink
  kinks knew knobs knots labs lac lace laced laceration lacerations lacing lad lading lads laga lager lagos lai laird lake lakers lame
  lamest lanes lang laos lapels laps lard larges lark lars las laser lasers lashed lashing lass latent later latte launchers laws lawyer
  lawyers laying lays leaded leaking leaks leaning leaping leaps learn learns lease leasing legged legs lei lend lending lends lens lent
  lest levees levers lewd lga libel lice lick licking lid lied life lift lifted liked likes liking lime linen lines ling linger lining
  linkage linkages linked lint lips lit lite livers livin loading loan loaned loans lobe lobes locale lock locked locking locks lode lodged
  lodger loft logger logging logo logos loins lone loner longed loo looming looped looping loops loose loosed loosing loot looted looting
  lords lore loser losers lot lots loud louse love loved lover loves loving lowing luck lugged lugging lunch lunched lunches lung lunger
  lust lusted lusting mad maid maids maiming maker makers male males mall malls man mane mangy manly manny manor mare marking marred masked
  masking mass massage massed masses massing mast master mastery match mate mater mates mating mauling maze meals meat meats media medway
  melt melting melts men mend ment mentoring menus mere merged mess messes messing mets mice midi mikes mil mild mile mime minds mined
  miner mines mini mints minuet minuses mises misled mist misused misusing mite moan moaning moans moat mode modems moist mole mooning moot
  mope mortification mosses motel motels mourning mouth move munch mush muss mussed mussing must mutter naked natura ncos neat necessarily
  necessity needled nene neon nerd nerds nest net newer ngos nigh nineteenth nne node noe nome noms non noone nope normalcy nose note
  nothin noting nous novice nris nuclear oars oats observers occupying oddest oily omen once ons operatives operators opp ops originals
  otter otters otto outed outrage outrages outride oven overrun oversight overweight owes owning pace paced pacing pack packing packs pact
  pads pain paint paints palace palaces palates pals pan pans pant parentage paring parking parsons part parted parting partition pas
  pasted pasting patents pause paused pauses pausing paws pays peace pear peck pecked peer peng penned perceptible perceptive percussion
  perforated permeated permitting persona personality personas pest petitioned petitions pets petty pickled pics pier pig pigged pigging
  pigs pill pills pin pines pining pink pinking pinned pinning pins pint pints piped pips pits pius pla plane planed planes planted plate
  plated plating plopped plugs pods poes poker pokers poll polled polling polls pomp pons poop pooped poor popes populace
  portal pos posers posh positives posses post postulated potion pots pout pouted povs powder powdering powders pows pps precious premise
  preset prevent prick pricked primacy primate princesses prints proceeded proceeding processors procuring producers products profess
  professed progressed progresses progressing promoted promotion prone prop property proposition propped props prose protested protesting
  providers proving prowess pts pubs puck pulsed pulsing punt pups purse purses pursing pus pushers puss putt quack quantified quantify
  quiet quit quote race raced races rack racked racking rad radio radios rage rages raid raided raids railed rain rained rains raising rake
  raking rally rang ranged rangers ranging rankin ranting raped rare rat rats rave razed reacted reacting reactions readying reamed reaping
  rearing recant receivers recessive reclusive recurring recused redesigned rediscover reefer reefers reel refereeing reflecting reflective
  reforming refuted regain regained regaining regal regressed regulating regulations rehired rejecting relatives relaxed relaxing relay
  relayed relaying relent relics reliefs religions reloading remain remained remains remarking reminding remotes renal rending rent rents
  repealed repeating repent replenish replies reply replying reporting repressed repulsive requited rer resected resent resenting reset
  resets resetting residue residues resisting resized resolving resort resorted resorting resorts retched retching retirement retirements
  retort returning reused reverence revolting revolve rewarding rewarming rewired reworking rice ride riding rin rink rinse riot riots ripe
  rises risking rites roach road roads robe robot robots robs rode rods role roofs rooms roos roost rope rot rotations rots rouse rubin
  rubs rude rugs ruining ruins ruse rust saas sack sacked safe sag sage sages sait sake sakes sala salas sale sales salt sample sane sang
  sant sas sash sata saying scams scare scars scent schemes score scored scores scoring scots scum seam seams seas seat seating secrete
  sect sects securities seed seeded seeds seedy seeks selves semen sensibility sent serge servers servos sets settling seventies sever
  sewing sewn sexes shade shake shame shank shave shaved shaves shaving shingle shirt shock shocked shocking shocks shoeing shoes shooing
  shoot shooter shop shopped shops shored shores shoring shorted shorts shot shots shout shoved shoving shower sick sie sift
  sifting sighed silas silk simile sin sing singed sinned sins sipping sire sirs sis site sites size skate skid skill skit skunk slabs slag
  slams slaps slash slashed slashing slate slave slaved slaves slavs slay slew slicked slid slide sling slit slitting slop slopped
  slots slotted slowed slowing slows sls slum slur smart smarts smash smashed smashes smashing smoothing snaps snare sneak sng snitched
  snore snored snores snoring snort snorted snorts snot snow snowed snowing snows snuff soar sock socking socks soft soir sole som sons
  soot sor sore sores sorter sorting sou soured sow sowing spa spade spain spank spanned spanning spare spas spat spawn speck specs speed
  spend spends spice spiced spices spies spill spin spine spines spit spite spits spitting splat spliced splint spoke spores spring spun
  spunk spur sta stable stack stacking stacks stade staff stag stake stakes stall stank staple star starch stare stared stares staring
  starred starring stars startled startling starving stat stated stateless states stating stats statue statues statutes stave
  staves stay steak steam steamed steaming steams steep stepped stick sticking sticks stiff sting stink stinky stitched stoke stoked
  stoking stole stomp stomped stone stoned stones stoning stoop stooped stops storied stories storks stormed storming storms stormy stove
  stoves stow stowed strand strands strang strangle strapped strep string strung sts stuffer stunk style suave subtitled suck sued sues
  suing suit suits summery sundry suns supper suppliers sur surfer surfers suriname surprised surprising suspicions swans swat sway swerve
  swerves swerving swig swill swore swung tablets tabs tack tacked tak takers takin tale tales talk talked talking talks tall tame tamed
  taming tan tank tanking tanks tanned tape tapes taping tarp tasked tasking tasted tasting tat taxes taxing tea teal teams teas teen teil
  tele tend tent tented tenting tents term terns testes text texted texting texts thanes thanked thee theme thin think thinks thong thongs
  thorough though threefold throbs throes throughput thy tide tides tie tied tier ties tiger til tile tiled tiles tiling tilted timber
  timers timid ting tipped tips tire tired tires tiring toad toke token toll tome topical tops torch torched torches torching torn toro
  tough toying traced traces tracing trackbed tracts trail trails tram trap trapped traps tray tread trees triad tribal tribes tricked
  tricks trills tripled trips trough trucking trucks tubs tugged tugging tuned tunes tuning turfed turing turks twain twat tying
  unassailable unavoidable underdone undergoing underline underlines underling underlings underlining undermine undermined undermines
  unfurnished unintended unpacked unpunished unreadable urn usable usher ushers vague vain vald valve valves vans varnish varnished vary
  vein veins ven vera verily verses vibe vibrating vibration vic vie vince vine vines visa voice wade wafl wafted wafting wage wailing
  wails waist waists waited waiving wal wand wander wandering wane waning wanting wants war warding wards ware warming warn warp warring
  wars wart warts wary wasted wasting wave ways weaving webb wee weeds wept wet wether whale wheat while whim white whites whomsoever
  whosoever wide widow width wife wild win winder wine wines wings wins wipe wire wish wit withdraw wits wok woke won wont woods worded
  wore workhouse world worlds wormed worms worser wreak wring writ writers writhe writhing yer`.split(/\s+/),
);

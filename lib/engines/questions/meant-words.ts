/** Real words that stand in questions by a slip alone, for the ones that were meant. */
export const CONFUSED: Readonly<Record<string, string>> = {
  ...{ dose: "does", brakes: "breaks", brake: "break", moth: "month", moths: "months", weak: "week" },
  ...{ weaks: "weeks", form: "from", rite: "right", witch: "which", whit: "with", fore: "for", hoe: "how" },
  ...{ wen: "when", wat: "what", wut: "what", tabel: "table", colum: "column" },
};

/** Words that people mean as they stand, near as they are to others that questions are made of. */
export const MEANT: ReadonlySet<string> = new Set(
  `abide abode accepting accumulate aced aces acquire acre actresses addiction addictions ads afar aged aggravated aground aide aided aiding
  aids ale alienation alignment allegation allegations altar altercation ambitions analysts apes appealed appealing appeals arise arises
  arrange arrest assemble assert assisting asthmatic audition auditions await awaits awry aws axes axle babe backing bade bake baked baking
  bald bale ban band banging bar bare bark barking bars bashed bask bath batter beach bead beads beak beamed beaming beams bean beans beards
  beast beat beater beating beats bee beer beers bellow belt bent berth bet bets bettor biased bitter black blade bland blank blare blaring
  blaze bleach bleaching bleak bloke boar boast bobbing booth boring bought bout bow bows braid braking bran breath breathing breech brew
  brig broach broth brow bunk buoy bury bus bushy bust buy buys cad cage cages cake cakes calmed calms cancers cane canes capped car carbs
  care cared cares carriers cars carts cased cash cashed cashing caste casts cave caves cease ceases cells chances chanting charge charged
  charges charging chase chased chases cheated cheating cheek cheeks chef chick chicks chin choke chucked circulate circulated circulating
  clams clan clanging clans clapped claps clarification clash clause clauses claws clearly code codes coding cold collectors combine combing
  combs comets commend commute commuting compadre companion comparing compassion compelled compelling compete competed competing competition
  competitions compile complexes complexion component compose composing compromises computers con concealed concealing conceited conceived
  conception concerts concoction condemned condemning cone cones congestion connected connecting conned consent considers construct
  construed contacted contacting contention contest contests context continuing contract contracted convent convention conventions
  converging conversing converted converting conviction convictions cooing cooked coon cope coping cord cords core cores corn corrected
  correcting corrections correctly court courted courting courts cramped crass crate crates creaking creamed crease cremated cremation crown
  crush crushed crushes crushing cult curd curry customary dads dame dames dams dare dares daring dawn daze deactivate deceased decree
  decryption deed defect defected defend defendant defendants defending defends defied delusions demanding dented depleted depressed deprive
  deprived depriving descending despondent determine detest dibs dice diced diets difficult digs dime dimes dine dined dips dire dis disable
  disbanded disbarred discharged distribute dive dived diver dives divide diving docks dogs doing dole dome don donations dope dopes dos
  doses dots dove doves doze draft drags drain dread dried drier dries drip dripping drips drivers drone drove drown drugged drying dude
  dues dune dupe dyed dyes ease eased elections eliminate emerge entice erase evacuate evacuated evacuating evolve excluded executives
  exemption exit exiting exits expecting experimented expire exploding extending extinction extradited extradition extraordinary fabled
  faction fair fairs fare farmed fart fat fats fatter fattest fear feast feds fee feelers feeling feels fees fellow fend fenders fest
  festering feud fever fiend fiends fight file filed files filing filling filmed films fin fined fines fins fir fireball fist fixed flailing
  flap flapping flaps flaw flawed flaws fled flee flesh flew flip flipped flipping flips flogged floss foil followers fond forced foresight
  forged forthright fractions frail freed frequency friction fried fright fro fuel fund funds game gander gaps gate gaze gems generators
  gent gents giant gin gland glow goat gods gold goo gout gown grad graft grain grains grave greaser grin grind groan groin groped grunt
  grunts guts hag hams handing hands hard hast hate hated hating hats haze hazing head hear heaving heed heir hell herd hers hilt hind hint
  hinting hints hips hire hiss hither hive hoist hole holed holes hone hood hoods hoop hoot hoots hope horse horses hos hose hoses hot hots
  hung hunt hut huts identify impart incest included incomparable inefficient infernal instincts intercepted interrupt interval introduce
  intruding intrusive invest involve jabs jest joints joust joys juke jury kegs kid kids kin kings kink kinks knew knobs knots lac lace
  laceration lacerations lad lads laid lake lame lamest lanes lapel lapels lard lark lashing lass latent later latte launchers leaded
  leaking leaks leaning leaping leaps learn learns lease leasing legs lend lending lends lens lent lest lewd libel lice lick licking lie
  lied lies life lift lifted liked likes lime limes linen lines linger linked lint lire listing lit lived livers loading loan loaned loans
  lobe lobes lock locked locking locks lode lodged loft logging logo logs loins lone loner longed loo looming looms looped loops loose loot
  looted looting lords lore loser losers lot lots loud louse lout love lover loves loving lows luck lugging lunch lunches lung lust lusting
  mad maids makers male males malfunction mall malls man mane mangy manly manor mare mares marking masked mass massage mast master mastery
  match mate mater mates mating maze meals meat meats media melt melting men mend menus mere merged mess messed messing met mice mics mid
  mikes mil mild mile mime mince minds mined miner mines mini mints mire misled mist mite moan moaning moans moat mode moist mole mooning
  moot mope motel motels mourning mouth move mulch munch mush muss must mutate mutter naked nave neat neon nerd nerds nest net newer nigh
  non none normalcy noun novice nuclear oars oats observe occupying oddest oily omen once operatives operators oppose ores originals outrage
  oven oversight overweight owes owning oxen pace pack packed pact pads pain paint paints palace pall pals pans pant parked parking part
  parted parting partition pas pasted patents pats pause paws pays peace pear peck peer perceptive percussion perforated persona personality
  pest petty pickled pier pig pigs pill pills pin pines pining pink pinned pinning pins pint pints pips places plague plan plane planes
  plate played pleas plush poker poll polling polls pooped poor portal posh post potion pout powder powders precious premise prevent prick
  primate princesses prints proceeded proceeding producers products progressed progressing promotion prone proposition prose protested
  protesting prove proved proves provided proving prowess puck pulsing punt pups purse purses pus pushers puss putt quack quiet quirk quit
  quote race races racked radio radios rage rages raid raided rain rained raising rake rally rare rat rats rave raves reacted reacting
  reactions reapers reaping recant receivers recurring reefer reel reflective refuse regal regulations relate relatives relaxed relaxing
  relay relayed relics religions remote renal renders rent rents repent replenish replies reply reporting repressed require resent resenting
  reset residue resisting resort resorts responsive retire retires reverence revoke revolting rewarding rice ride riding rife rinse riot
  ripe rises risking rites roach road roads robe robot robs rode rods role roost rope rot rots rouse rubs rude rugs ruin ruining ruins runes
  ruse rust sad safe safes sage sake sakes sale sales salve sample sand sane sans sash sawed scale scams scare scars scent schemes score
  scored scores scoring scum seas seat sect securities seed seeds seedy seeks seem seems selves semen sensibility sent separate servers sets
  setting seventies sever sewn sexes shade shake shame shave shaved shaves shes shingle shirt shock shoes shoot shooter shop shopped
  shopping shops shores shorted shorts shot shots shout shoved shoving shower sift sifting sighed sill sin sing singed sinned sins sipping
  sips sire sirs sis site sites size skate skid skill skipping skit slash slashed slate slave slaved slaves slay slew slice slid slide
  slipping slit slop slowed slowing slows slum smart smarts smash smashed smock snare sneak snide snitched snore snores snoring snort snorts
  snot snow snowed snowing snows sock soft sole sons soot sore sores sow span spare speck specs speed spend spends spice spices spies spill
  spine spit spite spits spitting splat splint spoke spores sport sports spot stable stack stage stake stall staph staple star starch stare
  stared stares staring starred starring stars startled startling starved starving stated stating stats statue statues statutes stay steak
  steam steamed steaming steep stepped steps stick stitched stoked stole stomp stomped stone stoned stones stoop stories stormed storming
  storms stormy stove stow stowed strand strands strangle strapped strep string stunk style suave suck sued sues suing suit suits suns
  suppliers surfer surfers surprised surprising suspicions swans sway swerve swill swore swum tablets tabs tack tacks takers takin tale
  tales talk talked talking talks tall tame tamed tamer taming tan tank tanks tanned tape tapes taping tarp tasted tasting tat taxes tea
  teal teen tend tent tents term terminate text texts thanked thee theme thin think thinks thong thongs thorough though throes thus thy tide
  tides tie tied tier ties tiger til tile tiles timber timers timid ting tipped tips tire tired tires tiring toad toke token toll tome
  topical tops torch torched torches torn tough toying trail trails tram trap trapped traps tray tread trees triad tribal tribes tripled
  trips trough tugging tuned twat tying tyke unavoidable undergoing undermine undermines unpacked unpunished urn usable usher ushers vague
  vain valve valves vans varnish vary vein veins verily verses vibrating vie vines visa wailing wails waist waited wall wand wander
  wandering waning wanting wants warming wars wart warts wary wasted wasting wavy waxy ways wee weeds weeps wept wet whale wheat while whim
  white whites whosoever wide width wife wild win wine wines wings winks winos wins wipe wire wish wit wits wok won wont wore world wound
  wring writ writers writhing yer`.split(/\s+/),
);

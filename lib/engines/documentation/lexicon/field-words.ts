/** Words that columns are called by, by what they are about: the company a word keeps. */
export const COMMON_WORDS = `
account action active activity actual additional address adjusted adjustment age agent amount annual application approval
approved area assigned assignment attribute available average balance base batch begin beginning billing birth block branch
budget building business calculated calculation cancel cancelled capacity category center change channel charge check child
city class classification client close closed code color column comment company complete completed completion condition
confirmation contact content contract control conversion cost count country county create created creation credit current currency
customer cycle daily data date day days debit default definition degree delete deleted delivery department description
destination detail device difference direct direction discount display distance district division document due duration
effective email employee end entry error estimate estimated event exchange expected expense expiration expired external
facility factor failed failure feature fee field file final first fiscal flag floor format forecast frequency from full
function gender general grade gross group head header height high history hour hours identifier image import income index
indicator individual industry information initial input insert inspection instance instruction insurance interest internal
interval inventory invoice issue issued item job key label language large last latitude length level license limit line link
list load local location log long longitude low main maintenance manager manual manufacturer margin market material maximum
measure member message method middle minimum minute mobile model modified month monthly name nationality net network new next
node note notes number object occupation office open operation operator option order organization origin original other owner
package page paid parent part partner party password path payment percent percentage period permit person phone plan planned
plant point points policy population position postal posted preferred prefix previous price primary principal prior priority
process product production profit program project property provider province purchase quality quantity quarter query question
rank rate rating ratio reason received receipt record recorded reference region registration related relation release
remaining remark report reported request required reservation resolution resource response result return revenue review role
room route row rule salary sale sales sample schedule scheduled score season second section sector security segment sequence
serial service session severity share ship shipment shipping short site size sold source special specification speed staff
standard start state statement station status step stock storage store street student subject submitted subscription subtotal
suffix summary supplier supply support survey symbol system target task tax team telephone temperature template term text
threshold ticket time timestamp title total tracking transaction transfer transport trip type unit update updated usage user
username valid value vehicle vendor version visit volume warehouse week weekly weight width work year zip zone quantity url
id ip uuid code http sku json xml html api sql gps isbn vat iban bic imei vin mac`;

/** By topic; the name only gathers. */
export const TOPICS: Readonly<Record<string, string>> = {
  place: `street avenue road boulevard lane suite apartment unit floor building city town village township borough county state
    province region territory country continent postal zip latitude longitude altitude elevation coordinates geometry geography
    location address block lot parcel tract census precinct ward district zone neighborhood municipality metropolitan urban
    rural area landmark intersection direction north south east west border boundary polygon site premises capital timezone`,
  person: `first middle last maiden given family full surname name nickname prefix suffix title salutation gender sex race
    ethnicity religion language nationality citizenship citizen birth birthday age marital married spouse child children dependent
    parent guardian household family occupation employer education income email phone mobile fax telephone contact emergency
    passport license driver social security identity signature photo avatar biography username password login deceased death
    died male female adult minor veteran disabled relationship sibling mother father wife husband`,
  money: `amount balance total subtotal tax discount price cost fee charge payment paid due overdue invoice receipt refund
    credit debit currency exchange rate interest principal loan mortgage lender borrower deposit withdrawal account ledger journal
    entry posting fiscal period budget expense revenue income profit loss margin gross net asset liability equity payable
    receivable accrued deferred amortization depreciation escrow installment maturity yield coupon bond stock share dividend
    fund portfolio position trade settlement broker commission notional market value bid ask spread counterparty collateral
    security issuer index option future swap strike premium hedge bank branch routing swift wire transfer check card merchant
    terminal transaction reversal chargeback fraud risk exposure limit score rating default delinquent delinquency charge
    capital reserve provision valuation appraisal forward spot volatility return benchmark custodian statement reconciliation
    wholesale retail unearned outstanding writeoff collection ageing aging grant donation donor pledge sponsor tuition`,
  sales: `order item line product sku catalog category brand model variant color size quantity unit price list sale promotion
    coupon campaign customer client buyer seller vendor supplier store shop cart checkout basket wishlist review rating return
    exchange gift card loyalty points tier reward segment lead prospect opportunity quote quotation proposal contract deal
    pipeline stage probability forecast quota territory representative commission channel partner reseller distributor
    wholesale warranty shipment delivery carrier tracking fulfillment backorder reorder replenishment restock inventory
    markup markdown clearance bundle subscription renewal churn upgrade downgrade trial plan recurring retention cohort`,
  marketing: `campaign channel source medium content keyword ad advertisement advertiser creative placement impression click
    conversion lead visit visitor session page view bounce landing referral referrer audience segment target reach frequency
    engagement open rate unsubscribe subscriber newsletter email template subject bid budget spend acquisition attribution
    funnel cohort cookie device browser platform social post like follower comment share hashtag influencer video duration
    watch play stream search organic paid strategy experiment variant test survey response satisfaction promoter`,
  work: `human resources employee staff worker contractor hire hired termination terminated resignation retirement department division team
    manager supervisor position title job grade level salary wage hourly overtime bonus commission benefit benefits deduction
    payroll leave vacation sick absence attendance shift schedule timesheet hours worked training course skill certification
    performance review appraisal rating goal promotion transfer tenure seniority union pension eligible eligibility vested
    recruiter candidate applicant interview offer vacancy requisition headcount organization cost center office remote`,
  health: `patient admission admitted discharge discharged hospital clinic ward bed room physician doctor nurse attending
    referring provider practitioner specialty encounter visit appointment diagnosis procedure treatment therapy surgery
    medication drug dosage dose route prescription refill pharmacy allergy immunization vaccine vaccination symptom condition
    disease infection injury history family blood pressure pulse heart respiratory rate temperature weight height body mass
    laboratory specimen test result reference range abnormal positive negative insurance insurer payer plan coverage claim
    copay deductible authorization referral death mortality birth gestation pregnancy smoker alcohol mental cancer tumor
    stage chronic acute emergency intensive care stay length mortality case cases hospitalization ventilator oxygen`,
  school: `student school district teacher instructor faculty course class section subject curriculum semester term year grade
    score mark exam test quiz assignment homework attendance absent enrollment enrolled graduation graduate degree major minor
    credit gpa tuition scholarship campus dormitory library transcript academic undergraduate kindergarten elementary middle
    high college university principal counselor program education proficiency reading math science writing bilingual`,
  law: `offense crime criminal incident arrest arrested suspect victim witness officer police precinct jurisdiction statute
    charge felony misdemeanor violation citation summons warrant court judge docket case hearing trial verdict sentence
    probation parole prison inmate bail bond attorney prosecutor plaintiff defendant complaint complainant report weapon
    evidence property stolen recovered injury fatality accident collision crash hit enforcement permit license inspection
    inspector applicant issued expired renewal fine penalty compliance ordinance regulation zoning variance restaurant
    establishment premises perpetrator occurrence disposition borough narcotic burglary robbery assault theft`,
  transport: `flight airline airport aircraft departure arrival scheduled actual estimated gate terminal runway passenger seat
    cabin crew pilot baggage cancelled diverted delay delayed taxi route stop station train rail bus line trip fare driver
    vehicle car truck trailer make model plate registration odometer mileage fuel engine transmission horsepower speed
    distance duration pickup dropoff origin destination carrier freight cargo container shipment consignee shipper port
    vessel voyage customs tariff weight volume pallet package tracking delivery dispatch fleet maintenance tire brake lane
    traffic signal road highway bridge toll parking meter bicycle pedestrian transit ridership axle chassis`,
  hotel: `guest reservation booking hotel room rate night nights stay check checkin checkout occupancy adult children rooms
    cancellation deposit agent agency tour itinerary destination travel traveler visa passport meal breakfast loyalty tier
    restaurant table menu dish cuisine event venue seat ticket attendee amenity property host`,
  making: `plant factory machine equipment tool line batch lot serial material component assembly part operation operator shift
    cycle downtime uptime output yield scrap rework defect quality inspection tolerance specification measurement sensor
    maintenance work order bill materials routing station process recipe planned actual throughput capacity utilization
    warehouse bin shelf aisle rack pallet stock receipt issue supplier purchase requisition lead safety reorder setup
    calibration pressure temperature voltage current torque vibration thickness diameter width length depth hardness`,
  property: `building property parcel land use lot acreage square feet foot story stories floor floors bedroom bedrooms bathroom
    bathrooms garage basement roof heating cooling year built construction renovated condition assessed assessment assessor
    appraised improvement exemption tax levy deed owner ownership tenant lease rent rental landlord listing sale sold mortgage
    residential commercial industrial vacant zoning permit contractor valuation housing dwelling mailing homestead
    neighborhood subdivision frontage setback delinquent foreclosure occupancy`,
  weather: `temperature celsius fahrenheit humidity pressure barometric precipitation rain rainfall snow snowfall wind speed
    gust direction cloud visibility dew solar radiation ultraviolet station observation elevation sensor reading forecast
    minimum maximum average mean relative storm flood drought climate air water quality particulate ozone carbon nitrogen
    dioxide monoxide sulfur emission concentration depth flow discharge turbidity conductivity dissolved oxygen salinity
    species habitat abundance sample soil moisture crop harvest yield acreage livestock forest fire millimeters meters
    kilometers inches degrees celsius kilograms miles hectares`,
  machine: `device host hostname server client network interface port protocol packet bytes bandwidth latency signal strength
    firmware software hardware version build release operating system memory disk storage processor cpu usage load uptime
    battery level sensor gateway router switch session connection request response status error exception message log level
    event payload endpoint token session user agent browser cache queue thread process instance cluster node container image
    region environment deployment commit branch repository pipeline job run attempt retry timeout duration trigger schedule
    checksum hash encryption certificate domain subdomain query index table schema column row partition replica backup
    snapshot migration bytes loss jitter throughput update`,
  records: `created updated deleted modified inserted loaded processed created archived effective valid from until start end
    begin expiry expiration version revision current active inactive enabled disabled flag indicator status state reason
    source system batch key surrogate natural foreign primary parent child sequence sort order position rank type category code
    description comment note remark user timestamp date time audit history approved rejected submitted reviewed published
    draft pending open closed locked verified confirmed completed failed cancelled started finished requested received sent
    assigned resolved escalated acknowledged closed reopened priority severity level resolve escalation owner metadata`,
  insurance: `policy policyholder insured insurer coverage premium deductible claim claimant claimed adjuster loss reserve
    effective expiration renewal underwriter underwriting agent broker beneficiary endorsement exclusion limit liability
    collision comprehensive peril hazard vehicle make model driver accident damage estimate settlement subrogation paid
    incurred rider annuity actuarial lapse reinstatement quote bind`,
  energy: `energy electricity power voltage current wattage kilowatt megawatt hour meter reading consumption generation demand
    load peak grid substation transformer outage tariff gas oil coal solar wind turbine battery capacity efficiency fuel
    emission reservoir pipeline well drilling barrel production field rig`,
  telecom: `subscriber call duration minutes caller callee number plan prepaid postpaid roaming data usage message tower cell
    antenna signal strength handset imei sim carrier bandwidth upload download latency circuit trunk exchange tariff bundle`,
  people: `population density household households income median poverty unemployment employed labor force education attainment
    race ethnicity hispanic white black asian native foreign born housing unit units owner renter occupied vacant commute
    vehicle veteran disability age under over male female birth death rate growth migration crude life expectancy literacy
    percent percentage ratio index total estimate error`,
};

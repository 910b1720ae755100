/** Words that stand beside each other: they tell which of two meanings an abbreviation has. */
const PHRASES = `
address line,ship address,start date,end date,start time,end time,start timestamp,end timestamp,birth date,hire date,order date,due date,ship date,
issue date,expiration date,effective date,trade date,settlement date,maturity date,report date,arrest date,admission date,
discharge date,create date,create timestamp,update timestamp,update user,delete flag,create date,update date,last update,last name,first name,middle name,full name,street name,street address,
street number,state code,state name,county name,county code,country code,country name,city name,zip code,postal code,
phone number,telephone number,fax number,account number,account id,account name,account type,account balance,invoice number,
invoice date,order number,order id,order total,order quantity,order status,line number,line item,serial number,lot number,
batch number,flight number,room number,room type,unit price,unit cost,unit number,sale price,list price,total amount,
tax amount,tax rate,tax id,discount amount,discount rate,discount percent,net amount,gross amount,net price,gross weight,
net weight,exchange rate,interest rate,hour rate,occupancy rate,unemployment rate,growth rate,credit amount,debit amount,
credit limit,credit card,credit score,card number,card type,payment method,payment type,payment date,payment amount,
payment frequency,payment status,customer id,customer name,customer number,customer type,employee id,employee name,
employee number,department id,department name,department code,manager id,manager name,supervisor id,product id,product name,
product code,product category,product description,category code,category name,supplier id,supplier name,vendor id,vendor name,
user id,user name,created by,updated by,modified by,created date,updated date,modified date,deleted flag,active flag,
status code,status description,type code,type description,reason code,cancel reason,termination reason,error code,
error message,transaction id,transaction date,transaction amount,transaction type,company code,company name,business unit,
business name,cost center,profit center,general ledger,purchase order,work order,work type,source system,record status,
record id,reference number,license number,license type,permit number,permit type,contract number,contract type,policy number,
policy holder,claim number,claim amount,amount paid,loss date,vehicle make,vehicle model,vehicle year,make model,
diagnosis code,procedure code,patient id,patient name,physician id,physician name,provider id,provider name,insurance plan,
blood pressure,heart rate,student id,student name,school name,school code,grade level,course section,course id,term code,
semester code,instructor name,teacher name,age group,age range,race code,victim age,victim sex,victim race,suspect age,
suspect sex,suspect race,case number,case status,offense code,offense description,offense type,incident number,incident date,
incident type,location id,location name,location type,district code,district name,zoning district,land use,year built,
square feet,assessed value,market value,book value,face value,par value,sale date,sale amount,owner name,mailing address,
building number,building class,building name,tracking number,carrier code,carrier name,origin airport,destination airport,
departure time,arrival time,departure date,arrival date,departure airport,arrival airport,actual time,scheduled time,
actual arrival,scheduled departure,scheduled arrival,estimated delivery,delivery date,delivery time,aircraft type,
tail number,wind speed,wind direction,relative humidity,barometric pressure,average temperature,maximum temperature,
minimum temperature,dew point,station id,station name,observation time,observation date,signal strength,battery level,
software version,firmware version,device id,device type,device name,host name,file name,file size,time zone,time period,
fiscal year,fiscal period,fiscal quarter,year month,day week,week number,quality control,quality result,test result,
test date,test type,response time,response code,severity level,priority code,role name,group id,group name,parent id,
level code,service type,service date,service code,item number,item code,item description,item type,material number,
material code,plant code,warehouse code,storage location,stock quantity,inventory quantity,reorder level,reorder point,
minimum order,lead time,cycle time,machine id,operator id,shift code,scrap quantity,security type,security id,currency code,
broker commission,notional amount,principal amount,principal balance,loan amount,loan number,loan term,loan type,
mortgage amount,interest amount,population density,household income,median income,education level,campaign id,campaign name,
click count,conversion rate,conversion value,ad group,ad id,page url,landing page,page view,bid amount,billing cycle,
billing address,shipping address,billing date,renewal date,subscription plan,churn score,guest name,guest id,reservation number,
hotel name,night count,passenger count,package count,record count,line count,total count,total cost,total price,
total quantity,estimated cost,estimated value,actual cost,budget amount,effective start,effective end,load date,
load timestamp,batch id,process date,run date,sequence number,version number,revision number,document number,document type,
document date,posting date,posting key,journal entry,entry date,adjuster name,coverage type,premium amount,deductible amount`;

const pairs = new Set<string>(
  PHRASES.split(",").flatMap((phrase) => {
    const words = phrase.trim().split(" ");
    return words.slice(1).map((word, at) => `${words[at]} ${word}`);
  }),
);

export const isPhrase = (first: string, second: string): boolean => pairs.has(`${first} ${second}`);

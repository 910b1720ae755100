import { anywhere, type NameRule, ofPeople } from "../name-rule.ts";
import { phrases } from "./phrases.ts";

const NUMBERS = ["text", "integer", "decimal"] as const;

/** Numbers that states, banks and machines know people by, and what lets them in. */
export const IDENTITY_RULES: readonly NameRule[] = [
  {
    id: "name.ssn",
    tag: "pii:ssn",
    phrases:
      phrases(`ssn, social security, social security number, social security no, soc sec, soc sec number, ssn last 4, ss number, socialsecurity,
      sozialversicherungsnummer, sozialversicherungsnr, sv nummer, numero securite sociale, securite sociale, seguridad social,
      numero seguridad social, number secu, number seguro social, seguro social, rentenversicherungsnummer, nss, social insurance number, sofinummer`),
    weights: anywhere(0.85),
    types: NUMBERS,
    expects: ["ssn", "id-number"],
  },
  {
    id: "name.nir",
    tag: "pii:ssn",
    phrases: phrases("nir"),
    weights: ofPeople(0.75),
    types: NUMBERS,
    expects: ["national-form", "id-number"],
  },
  {
    id: "name.national-id",
    tag: "pii:national-id",
    phrases:
      phrases(`national id, national identification number, national identification, national identity number, national identity, nationalid, national id number, identity card, identity card number, identity number,
      id card, id card number, id card no, citizen id, citizen number, personal id number, personal identification number, personal number, identification number,
      government id, govt id, gov id, nino, ni number, national insurance, national insurance number, nhs number, nhs no, aadhaar, aadhar, aadhaar number, pan card, pan number,
      cpf, cpf number, numero cpf, rg number, dni, nie, nif, cedula, curp, rut, rfc, pesel, bsn, burgerservicenummer, personnummer, fodselsnummer, cpr, cpr number, hetu,
      henkilotunnus, codice fiscale, cf fiscale, cnp, egn, oib, jmbg, rodne cislo, nric, mykad, hkid, tckn, tc kimlik, kimlik,
      personalausweis, personalausweisnummer, ausweisnummer, ausweis, steuer id, steuerid, steueridentifikationsnummer, idnr, carte identite, numero carte identite, carta identita, documento identidad, documento identidade,
      identity document, id document number, resident id, residence permit, residence permit number, visa number, medicare number, medicare id, health card number,
      taxpayer id, tax identification number, tax file number, tfn, itin, krankenversichertennummer, versichertennummer, sin number, voter id, voter number, immigration number, alien number, military id, tc kimlik no, tc no, kimlik no, my number, mynumber, kojin bango, kojinbango, rodne number, szemelyi szam, no ktp, nomor ktp,
      shenfenzheng, isikukood, asmens kodas, personas kods, amka, snils, nhs, steuer identifikationsnummer, steueridnr, number identificacion, documento identidad number,
      versicherungsnummer, vers number, versichertennr, kvnr, personnr, fodselsnr, cpr nr, national number, rijksregisternummer, burger service number, number nir, codice fisc, cod fiscale`),
    weights: { ...anywhere(0.8), thing: 0.5 },
    types: NUMBERS,
    expects: ["id-number"],
  },
  {
    id: "name.tax-id",
    tag: "pii:national-id",
    phrases: phrases(
      "id number, id no, identification number, personal number, document number, numero documento, identificacion, tax id, tax number, tax no, taxid, tin, nin, sin, steuernummer, numero fiscal, codigo fiscal, partita iva code, nik",
    ),
    weights: ofPeople(0.75, { personal: 0.4, unknown: 0.35 }),
    types: NUMBERS,
    expects: ["id-number"],
  },
  {
    id: "name.driving-licence",
    tag: "pii:driving-licence",
    phrases:
      phrases(`driving licence, driving license, driving licence number, driving license number, driver licence, driver license, driver licence number,
      driver license number, driver lic, driver lic number, drivers license, drivers licence, drivers license number, dl number, dl no, dl num, dln, driving lic, license driver, licence no driver, dlno, driver licence no, driver license no, driving licence no, driving license no,
      fuehrerschein, fuhrerschein, fuehrerscheinnummer, fuhrerscheinnummer, permis conduire, numero permis conduire, licencia conducir, licencia conduccion, carnet conducir, patente, patente guida, numero patente, carta conducao, cnh,
      rijbewijs, rijbewijsnummer, prawo jazdy, ajokortti, forerkort, korkort, ehliyet, ehliyet no, korkortsnummer, kjorekort, ridicsky prukaz, unten menkyo, carta conduzir, number permis`),
    weights: anywhere(0.85),
    types: NUMBERS,
    expects: ["id-number"],
  },
  {
    id: "name.licence",
    tag: "pii:driving-licence",
    phrases: phrases("licence number, license number, licence no, license no, licence num, license num"),
    weights: ofPeople(0.65, { personal: 0.35, unknown: 0.35 }),
    types: NUMBERS,
    expects: ["id-number"],
  },
  {
    id: "name.vehicle-id",
    tag: "pii:vehicle-id",
    phrases:
      phrases(`vin, vin number, vin no, vehicle identification number, vehicle id number, vehicle vin, license plate, licence plate, license plate number, licence plate number, plate number, plate no,
      number plate, car plate, car registration, car reg, vehicle registration, vehicle registration number, vehicle reg, vehicle plate, vehicle reg no, reg plate, registration plate, chassis number, chassis no,
      fahrgestellnummer, kennzeichen, kfz kennzeichen, kfzkennzeichen, immatriculation, immat, immat vehicule, plaque immatriculation, numero immatriculation, plaque, matricula vehiculo, matricula coche,
      placa, placa vehiculo, bastidor, numero bastidor, targa, targa veicolo, numero telaio, chassi, kenteken, tablica rejestracyjna, plaka, plaka no, registreringsnummer, rekisteritunnus, spz, rendszam, nomor polisi, number rejestracyjny, vehicle number`),
    weights: anywhere(0.82),
    types: ["text", "integer"],
    expects: ["vin", "plate"],
  },
  {
    id: "name.passport",
    tag: "pii:passport",
    phrases:
      phrases(`passport, passport number, passport no, passport num, passport id, passport code, reisepass, reisepassnummer, passnummer, passeport, numero passeport, pasaporte,
      numero pasaporte, passaporto, numero passaporto, passaporte, numero passaporte, paspoort, paspoortnummer, paszport, travel document number, travel document, passport document number`),
    weights: anywhere(0.85),
    types: NUMBERS,
    expects: ["id-number"],
  },
  {
    id: "not.identity",
    tag: null,
    phrases:
      phrases(`passport country, passport office, visa type, tipo documento, tipo documento identidad, license type, licence type, license key, licence key, software license, license url,
      license name, vehicle type, vehicle model, vehicle make, vehicle count, plate thickness, name plate, part number, serial number, order number, invoice number, ticket number, tracking number, room number, flight number, model number,
      version number, batch number, lot number, sin theta, document type, document id, tax rate, tax amount, tax code, national park, national holiday, national team, social network, id type, tax class, tax rate id`),
    weights: anywhere(0),
    types: [],
  },
];

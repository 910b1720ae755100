import { anywhere, type NameRule, ofPeople } from "../name-rule.ts";
import { phrases } from "./phrases.ts";

/** How people are reached: mail, telephone, network, post, and where they are. */
export const CONTACT_RULES: readonly NameRule[] = [
  {
    id: "name.email",
    tag: "pii:email",
    phrases:
      phrases(`email, e mail, mail address, email address, email id, mail, emailid, gmail, correo, correo electronico,
      courriel, adresse mail, adresse email, email adresse, mailadresse, emailadresse, posta elettronica, indirizzo email,
      poczta, epost, e post, endereco email, emailadres, mailadres, direccion correo, paypal email`),
    weights: anywhere(0.85),
    types: ["text"],
    expects: ["email", "email-like"],
  },
  {
    id: "name.phone",
    tag: "pii:phone",
    phrases:
      phrases(`phone, phone number, phone no, telephone, telephone number, tel, tel no, tel number, telno, mobile number, mobile no,
      mobile phone, cell phone, cellphone, cell number, msisdn, fax, fax number, fax no, telefon, telefonnummer, telefonnr, handy,
      handynummer, handynr, mobiltelefon, mobilnummer, festnetz, rufnummer, faxnummer, telephone portable, numero telephone,
      numero portable, telefono, numero telefono, telefono movil, numero celular, celular, telefone, telemovel, numero telefone,
      cellulare, numero cellulare, telefoonnummer, telefoon, mobielnummer, mobiel, whatsapp, whatsapp number, landline,
      landline number, sms number, contact number, contact no, ph number, ph no, phonenum, phone num, numer telefonu, puhelin,
      puhelinnumero`),
    weights: anywhere(0.85),
    types: ["text", "integer", "decimal"],
    expects: ["phone", "phone-digits"],
  },
  {
    id: "name.mobile",
    tag: "pii:phone",
    phrases: phrases("mobile, cell, portable, movil, ph"),
    weights: ofPeople(0.8),
    types: ["text", "integer"],
    expects: ["phone", "phone-digits"],
  },
  {
    id: "name.ip-address",
    tag: "pii:ip-address",
    phrases:
      phrases(`ip, ip address, ip addr, ipaddr, ipaddress, ipv4, ipv6, ipv4 address, ipv6 address, remote addr, remote address,
      client ip, source ip, src ip, user ip, login ip, dst ip, remote host ip, adresse ip, direccion ip, indirizzo ip, endereco ip,
      ip adresse, ip adres, x forwarded for, forwarded for`),
    weights: anywhere(0.8),
    types: ["text", "address"],
    expects: ["ip", "ip-masked"],
  },
  {
    id: "name.street",
    tag: "pii:address",
    phrases:
      phrases(`street, street address, street name, street number, street line, address line, home address, postal address, mailing address,
      residential address, street addr, house number, house no, apartment number, apt number, po box, postbox,
      address street, strasse, hausnummer, strassenname, anschrift, wohnadresse, postanschrift, rue, calle, domicilio, rua,
      logradouro, morada, straat, straatnaam, huisnummer, numero civico, street addres, residence address, endereco residencial`),
    weights: ofPeople(0.85, { personal: 0.8, unknown: 0.62 }),
    types: ["text", "integer"],
  },
  {
    id: "name.address",
    tag: "pii:address",
    phrases: phrases(
      `address, addr, adresse, adres, direccion, indirizzo, endereco, address 1, address 2, address 3, full address, adress`,
    ),
    weights: ofPeople(0.85, { personal: 0.75 }),
    types: ["text", "other"],
    expects: ["not-network"],
  },
  {
    id: "name.postal-code",
    tag: "pii:address",
    phrases:
      phrases(`zip, zip code, zipcode, postal code, postcode, post code, postal, zip 4, zip plus 4, pin code, pincode, plz, postleitzahl,
      code postal, codigo postal, cep, codice postale, cap code, codice avviamento postale, kod pocztowy, postnummer, postnr`),
    weights: ofPeople(0.85, { personal: 0.75, unknown: 0.4 }),
    types: ["text", "integer"],
    expects: ["postal-code"],
  },
  {
    id: "name.city",
    tag: "pii:address",
    phrases:
      phrases(`city, town, suburb, city name, locality, stadt, ort, wohnort, ville, ciudad, citta, cidade, bairro, barrio, plaats,
      woonplaats, gemeente, gemeinde, localidad, localite, neighborhood, neighbourhood, residence, miasto`),
    weights: ofPeople(0.8, { personal: 0.62 }),
    types: ["text"],
  },
  {
    id: "name.region",
    tag: "pii:address",
    phrases: phrases(
      "state, region, state code, state name, province, province code, district, county, bundesland, provincia, uf, departement, prefecture, state province",
    ),
    weights: ofPeople(0.5, { personal: 0.4, unknown: 0.2 }),
    besideAddress: 0.75,
    types: ["text"],
    expects: ["not-status"],
  },
  {
    id: "name.estado",
    tag: "pii:address",
    phrases: phrases("estado"),
    weights: ofPeople(0.5, { personal: 0.4, unknown: 0.1 }),
    types: ["text"],
    expects: ["not-status"],
  },
  {
    id: "name.country",
    tag: "pii:address",
    phrases: phrases("country, country code, country name, country region, pays, pais, paese"),
    weights: ofPeople(0.4, { personal: 0.3, unknown: 0.1 }),
    besideAddress: 0.65,
    types: ["text"],
  },
  {
    id: "name.coordinates",
    tag: "pii:location",
    phrases:
      phrases(`latitude, longitude, lat, lng, lon, long, lat lng, lat long, lat lon, gps, gps position, gps coordinate, gps location,
      geolocation, geo location, geo point, geo lat, geo lng, geo lon, coordinate, geo coordinate, breitengrad, laengengrad, latitud,
      longitud, latitudine, longitudine, breedtegraad, lengtegraad, current location, last location, last known location,
      home location, user location, geo position, location lat, location lng, geom, geog`),
    weights: ofPeople(0.85, { personal: 0.8, unknown: 0.45 }),
    types: ["text", "decimal", "place", "other"],
    expects: ["coordinate"],
  },
  {
    id: "name.location",
    tag: "pii:location",
    phrases: phrases(
      "location, place of birth, birth place, birthplace, birth city, birth country, geburtsort, lieu naissance, lugar nacimiento, luogo nascita, geboorteplaats, local nascimento, position gps, hometown, home town",
    ),
    weights: ofPeople(0.7, { personal: 0.4, unknown: 0.3 }),
    types: ["text", "place"],
  },
  {
    id: "not.network",
    tag: null,
    phrases:
      phrases(`mac address, memory address, web address, url address, ip range, ip version, ip block, email server, mail server, mail box,
      mail merge, phone book, phone model, phone brand, phone os, mobile app, mobile os, cell line, cell type, cell id, cell count,
      cell shape, cell size, cell volume, cell density, mobile network, mail class, mail piece, email subject, email body,
      email template, email campaign, email provider, email type, email domain, email client, phone plan, phone service, phone type,
      address book, address type, wallet address, contract address, token address, block address, address space, address family,
      street view, street light, wall street, state machine, solid state, steady state, united state, stateful, state change,
      app state, order state, job state, machine state, device state, process state, current state, state id, initial state,
      previous state, next state, state transition, city hall, time zone, timezone, country of origin, origin country,
      landing page, via point, long description, long name, long term, long text, long title, lat ency, position title,
      ip owner, intellectual property, server address, email format, email status, home page, web site, memory location,
      file location, storage location, warehouse location, shelf location, bin location, job location, screen location,
      store location, stock location, mail type, phone system, mobile version, land area, land use, land cover`),
    weights: anywhere(0),
    types: [],
  },
];

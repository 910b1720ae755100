import { anywhere, type NameRule, ofPeople } from "../name-rule.ts";
import { phrases } from "./phrases.ts";

const NUMBERS = ["text", "integer", "decimal"] as const;

/** Cards, accounts and what lets people in. */
export const MONEY_RULES: readonly NameRule[] = [
  {
    id: "name.credit-card",
    tag: "pii:credit-card",
    phrases:
      phrases(`credit card, credit card number, credit card no, credit card num, creditcard, cc number, cc no, cc num, ccnum, ccnumber, ccn, card number, card no, card num, cardnumber,
      debit card, debit card number, payment card number, bank card, bank card number, kreditkarte, kreditkartennummer, kartennummer, carte credit, carte bancaire, numero carte, carte bleue, tarjeta, tarjeta credito,
      numero tarjeta, carta credito, numero carta, cartao, cartao credito, numero cartao, creditcardnummer, kaartnummer, cc pan, card pan, numer karty,
      visa card, visa card number, mastercard, mastercard number, amex number, amex card number`),
    weights: anywhere(0.82),
    types: NUMBERS,
    expects: ["credit-card", "credit-card-digits", "masked-card"],
  },
  {
    id: "name.card-code",
    tag: "pii:credit-card",
    phrases: phrases(
      "cvv, cvv 2, cvc, cvc 2, cc cvc, cc cvv, card cvv, card cvc, card verification, card verification value, card security code, cc security code, cc cvv 2, cc csc",
    ),
    weights: anywhere(0.8),
    types: NUMBERS,
    expects: ["any-number"],
  },
  {
    id: "name.card-expiry",
    tag: "pii:credit-card",
    phrases: phrases(
      "card expiry, card expiration, card expiry date, card expiration date, card exp, card exp date, cc expiry, cc expiration, cc expire date, cc exp, cc exp date, cc expiry date, cc expiration date, credit card expiry, credit card expiration, credit card expiration date, credit card exp, card exp month, card exp year, cc exp month, cc exp year",
    ),
    weights: anywhere(0.65),
    types: ["text", "integer", "date", "timestamp"],
  },
  {
    id: "name.bank-account",
    tag: "pii:bank-account",
    phrases:
      phrases(`iban, iban number, iban code, bank account, bank account number, bank account no, bank acct, bank acct number, bankaccount, account iban, account number, acct number, acct no, acct num, account no, bban,
      routing number, routing no, aba number, aba routing, sort code, bank sort code, kontonummer, kontonr, bankverbindung, bankkonto, compte bancaire, numero compte, numero cuenta, cuenta bancaria,
      clabe, clabe interbancaria, conto corrente, numero conto, conta bancaria, numero conta, conta corrente, rekeningnummer, bankrekening, bankrekeningnummer, bank account iban, numer konta, bankleitzahl, checking account number, savings account number, hesap no, hesap numarasi, koza bango, kozabango, bankkontonummer, tilinumero, number rachunku,
      cislo uctu, bankszamlaszam, cont bancar, no rekening, nomor rekening`),
    weights: { ...anywhere(0.8), unknown: 0.75, thing: 0.65 },
    types: NUMBERS,
    keeps: phrases("code"),
    expects: ["iban", "account-number"],
  },
  {
    id: "name.password",
    tag: "pii:credential",
    phrases:
      phrases(`password, passwd, passwort, pwd, pass word, passphrase, pass phrase, passcode, pass code, kennwort, mot passe, motdepasse, mdp, contrasena, contrasenia, clave acceso, senha, wachtwoord, haslo, salasana, losenord, passord,
      password hash, passwd hash, hashed password, password digest, password salt, encrypted password, pwd hash, password encrypted, user pass,
      api key, apikey, api secret, api token, secret key, secret, client secret, private key, access key, secret access key, access token, refresh token, auth token, authentication token, session token,
      bearer token, reset token, reset password token, password reset token, remember token, oauth token, id token, jwt, jwt token, token secret, webhook secret, encryption key, otp, otp secret, totp secret, two factor secret, mfa secret,
      access pin, access code, door code, door pin, atm pin, card pin, user pin, voicemail pin, security answer, secret answer, recovery code, backup code, ssh key, pin hash, security pin, login token, sifre, parola, heslo, adgangskode, jelszo, lozinka, kata sandi, mima, parol, confirmation token, verification token, invitation token, activation token, signing key, webhook signing secret, credential`),
    weights: anywhere(0.82),
    types: ["text", "other"],
    keeps: phrases("hash, digest, salt, key, token, value, hex, encrypted, ciphertext"),
  },
  {
    id: "name.pass",
    tag: "pii:credential",
    phrases: phrases("pass, pin, pin number, pin code secret, salt, token, clave"),
    weights: ofPeople(0.65, { personal: 0.4, unknown: 0.3 }),
    types: ["text", "integer"],
  },
  {
    id: "not.money",
    tag: null,
    phrases:
      phrases(`card type, cc type, card brand, card network, credit card type, credit limit, credit score, credit amount, credit rating, business card, card holder type, bank name, bank branch, bank code, card id, graphic card, sim card, red card, yellow card, gift card, loyalty card,
      account type, account id, account status, account balance, account manager id, account age, account count, account owner id, gift card balance, credit card type name, credit card count, debit amount, pass rate, pass count, pass type, token count, token type, token id, token price, token symbol, token supply, token name, number of token, pin map, board pass, boarding pass, credit card id, credit card approval code, card approval code, credit card balance, credit card limit,
      secret santa, access key id count, password policy, password length, password count, password attempt, password strength, salt content, max token, input token, output token, prompt token, completion token, credit card payment, ski pass, season pass, pass yard, pass attempt, pass mark, pass fail, cvv result, cvv response, cvv check, card present`),
    weights: anywhere(0),
    types: [],
  },
];

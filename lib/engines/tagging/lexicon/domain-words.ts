import type { DomainTag } from "../vocabulary.ts";
import { phrases } from "./phrases.ts";

/** Words that say what a table is about; the rarer a word elsewhere, the better it tells. */
export const DOMAIN_WORDS: Readonly<Record<DomainTag, readonly string[]>> = {
  "domain:customer":
    phrases(`customer, client, account holder, subscriber, member, user, profile, guest, passenger, patient, contact, lead, buyer, shopper, visitor, consumer,
    household, feedback, review, complaint, ticket, support, kunde, cliente, klant, crm, loyalty, rating, wishlist, cart, basket`),
  "domain:finance":
    phrases(`invoice, payment, billing, bill, ledger, journal, revenue, expense, budget, tax, refund, transaction, bank, loan, credit, debit, currency, price, payout, payroll, charge, fee,
    balance, amount, discount, accounting, account payable, receivable, rechnung, zahlung, facture, paiement, factura, pago, fattura, card, iban, stock price, fx, exchange rate, deposit, mortgage, portfolio, subscription, cost`),
  "domain:marketing": phrases(
    `campaign, ad, advert, advertisement, newsletter, promotion, promo, coupon, utm, impression, click, conversion, audience, segment, lead source, landing, email send, mailing, referral, attribution, banner, seo, marketing, creative, keyword, opt in`,
  ),
  "domain:product": phrases(
    `product, item, sku, catalog, catalogue, category, brand, inventory, variant, model, assortment, part, film, movie, book, album, track, artist, song, game, feature, produkt, produit, producto, prodotto, produto, artikel, article, genre, title, playlist, media`,
  ),
  "domain:operations": phrases(
    `order, shipment, shipping, delivery, warehouse, supplier, vendor, purchase, stock, store, fulfillment, fulfilment, carrier, route, vehicle, trip, machine, device, sensor, maintenance, reservation, booking, flight, rental, schedule, task, job, process, production, logistics, bestellung, commande, pedido, ordine, lieferung, freight, dispatch, incident, event, log, region, territory, location, city, country, address`,
  ),
  "domain:hr": phrases(
    `employee, staff, salary, department, payroll, hire, hiring, applicant, candidate, leave, vacation, absence, timesheet, performance review, manager, position, job title, shift, benefit, recruitment, interview, mitarbeiter, employe, empleado, dipendente, funcionario, medewerker, personnel, hr, human resource, attrition, wage`,
  ),
  "domain:security": phrases(
    `password, credential, token, session, login, permission, role, acl, audit, access log, api key, secret, mfa, otp, auth, authentication, authorization, oauth, certificate, vulnerability, threat, alert, firewall, intrusion, encryption, privilege`,
  ),
};

const list = (words: string): string[] => words.trim().split(/\s*,\s*/);

/** Of more places than the engine's own list of common names. */
export const GIVEN = list(
  "Adaeze, Thandiwe, Siobhan, Linh, Priya, Rahul, Yusuf, Fatima, Omar, Aigerim, Dmitri, Oksana, Mei, Haruto, Yuki, Kwame, Chidi, Leilani, Mateus, Lucía, Iñigo, Anaïs, Thierry, Jürgen, Annika, Paweł, Zuzanna, Bogdan, Ioana, Eleni, Kostas, Deniz, Emre, Elif, Noor, Rania, Tariq, Maya, Ethan, Grace, Olivia, Peter, Laura, Daniel, Sarah, Thomas, Anna, David, Julia, Marta, Hugo, Freja, Viggo, Aino, Eero, Tomáš, Petra, Marko, Ivana, Nikola",
);
export const FAMILY = list(
  "Okafor, Dlamini, O'Sullivan, Nguyen, Sharma, Patel, Haddad, Khan, Nurmagambetov, Volkov, Shevchenko, Chen, Tanaka, Watanabe, Mensah, Eze, Kealoha, Ferreira, García, Etxeberria, Lefèvre, Moreau, Müller, Lindqvist, Kowalczyk, Nowak, Popescu, Ionescu, Papadopoulos, Yılmaz, Demir, Rahman, Hughes, Baker, Whitfield, Abbott, Jensen, Larsen, Virtanen, Korhonen, Novák, Horvat, Petrov, Rossi, Greco, De Vries, Van Dijk, Silva, Costa, Smith, Johnson, Brown",
);
export const CITIES = list(
  "Leeds, Utrecht, Gdynia, Porto, Lyon, Graz, Malmö, Tampere, Bursa, Osaka, Recife, Puebla, Tucson, Boise, Raleigh, Omaha, Hamilton, Perth, Nairobi, Accra, Pune, Hanoi, Sevilla, Bari, Brno, Split, Cork, Kraków, Leipzig, Nantes",
);
export const STREETS = {
  us: list(
    "Maple Ave, Oak St, 4th St, Elm Dr, Sunset Blvd, Pine Ct, Lakeview Rd, Park Ln, Highway 41, Mill Pkwy",
  ),
  de: list("Hauptstraße, Lindenweg, Goetheplatz, Am Markt, Bergstr., Kirchgasse, Schillerallee, Gartenweg"),
  es: list(
    "Calle Mayor, Avenida del Sol, Rua das Flores, Via Roma, Plaza Nueva, Ulica Polna, Atatürk Caddesi",
  ),
  fr: list(
    "rue de la Paix, avenue Foch, boulevard Voltaire, place du Marché, chemin des Vignes, impasse Hugo",
  ),
  nl: list("Kerkstraat, Dorpsweg, Molenlaan, Storgatan, Vasagatan, Prinsengracht, Stationsplein, Lindevägen"),
};
export const US_STATES = list("AL, CA, CO, FL, GA, ID, MA, NC, NE, NY, OH, TX, VA, WA");
export const COUNTRIES = list("US, GB, DE, FR, NL, PL, SE, TR, JP, BR, MX, IN, NG, KE");
export const COMPANIES = list(
  "Acme Ltd, Borealis GmbH, Northwind Traders, Kestrel Systems Inc., Blue Harbor LLC, Quantum Foods, Silva & Filhos SA, Tanaka KK, Orion Energy, Meridian Health",
);
export const WORDS = list(
  "late, delivery, order, system, update, the, request, and, failed, customer, checked, again, report, after, change, item, notice, with, missing, part, review, open, closed, sent",
);
export const AGENTS = list(
  "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/128.0, Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X), curl/8.5.0, okhttp/4.12.0",
);

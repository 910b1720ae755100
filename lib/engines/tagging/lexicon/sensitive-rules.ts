import { phrases } from "./phrases.ts";

/** What is sensitive of a person without telling who it is. */
export type SensitiveRule = {
  id: string;
  sensitivity: "high" | "medium";
  phrases: readonly string[];
  says: string;
};

export const SENSITIVE_RULES: readonly SensitiveRule[] = [
  {
    id: "sensitive.health",
    sensitivity: "high",
    phrases:
      phrases(`diagnosis, diagnose, icd code, icd 10, disease, medication, prescription, blood type, blood group, allergy, disability, treatment, symptom, medical condition, medical history, hiv status, pregnancy, mental health,
      krankheit, diagnostic, maladie, enfermedad, malattia, doenca, krankenkasse`),
    says: "a person's health",
  },
  {
    id: "sensitive.belief",
    sensitivity: "high",
    phrases: phrases(
      `religion, religious affiliation, ethnicity, ethnic group, race, political party, political affiliation, political opinion, sexual orientation, trade union, union member, konfession, etnia, ethnie, raza, biometric, fingerprint hash, face embedding, criminal record`,
    ),
    says: "origin, belief or body of a person",
  },
  {
    id: "sensitive.pay",
    sensitivity: "high",
    phrases: phrases(
      `salary, base salary, annual salary, monthly salary, wage, hourly wage, pay rate, hourly rate, net pay, gross pay, compensation, bonus, gehalt, lohn, salaire, salario, sueldo, stipendio, salaris, annual income, household income, net worth, credit score`,
    ),
    says: "what a person earns or owns",
  },
  {
    id: "sensitive.status",
    sensitivity: "medium",
    phrases: phrases(
      `marital status, civil status, nationality, citizenship, familienstand, etat civil, estado civil, stato civile, staatsangehoerigkeit, nationalite, nacionalidad, number of child, dependents, performance rating`,
    ),
    says: "a person's circumstances",
  },
];

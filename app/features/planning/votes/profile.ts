export type { Fraction, MatterClass, RuleProfile } from 'db/rule-profile'

export type {
	ConflictRule,
	Fraction,
	MatterClass,
	PaperRule,
	ParkingRule,
	RevoteRule,
	RuleProfile,
	SaleRule,
	SilenceRule,
} from 'db/rule-profile'

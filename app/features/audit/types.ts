/** An entry of the record as it is shown. */
export interface AuditLine {
	id: string
	at: number
	actorId: string | null
	actorKind: 'resident' | 'staff' | 'system' | 'visitor'
	/** A member of staff's name; residents are named by their first character only. */
	actorName: string | null
	deed: string
	estateName: string | null
	subjectKind: string
	subjectId: string | null
	outcome: 'done' | 'refused'
	reason: string | null
	detail: Record<string, string | number | boolean | null>
}

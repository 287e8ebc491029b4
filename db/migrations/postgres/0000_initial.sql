CREATE TABLE "audit_entries" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" text COLLATE "C",
	"actor_kind" text COLLATE "C" NOT NULL,
	"deed" text COLLATE "C" NOT NULL,
	"estate_id" text COLLATE "C",
	"region_path" text COLLATE "C",
	"subject_kind" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C",
	"outcome" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C",
	"detail" jsonb NOT NULL,
	"request_id" text COLLATE "C"
);

--> statement-breakpoint
CREATE TABLE "ballot_choices" (
	"estate_id" text COLLATE "C" NOT NULL,
	"ballot_id" text COLLATE "C" NOT NULL,
	"matter_id" text COLLATE "C" NOT NULL,
	"choice" text COLLATE "C" NOT NULL,
	CONSTRAINT "ballot_choices_estate_id_ballot_id_matter_id_pk" PRIMARY KEY("estate_id","ballot_id","matter_id"),
	CONSTRAINT "ballot_choices_choice" CHECK ("ballot_choices"."choice" in ('for', 'against', 'abstain', 'invalid'))
);

--> statement-breakpoint
CREATE TABLE "ballot_deliveries" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"voter_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"method" text COLLATE "C" NOT NULL,
	"outcome" text COLLATE "C" NOT NULL,
	"delivered_at" bigint NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"file_id" text COLLATE "C",
	"request_key" text COLLATE "C" NOT NULL,
	CONSTRAINT "ballot_deliveries_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "ballot_openings" (
	"estate_id" text COLLATE "C" NOT NULL,
	"ballot_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"salt" text COLLATE "C" NOT NULL,
	"area" bigint NOT NULL,
	"choices" text COLLATE "C" NOT NULL,
	CONSTRAINT "ballot_openings_estate_id_ballot_id_pk" PRIMARY KEY("estate_id","ballot_id")
);

--> statement-breakpoint
CREATE TABLE "ballot_voids" (
	"estate_id" text COLLATE "C" NOT NULL,
	"ballot_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"voter_id" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"objection_id" text COLLATE "C",
	"voided_by" text COLLATE "C" NOT NULL,
	"voided_at" bigint NOT NULL,
	CONSTRAINT "ballot_voids_estate_id_ballot_id_pk" PRIMARY KEY("estate_id","ballot_id")
);

--> statement-breakpoint
CREATE TABLE "ballots" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"voter_id" text COLLATE "C" NOT NULL,
	"seq" bigint NOT NULL,
	"channel" text COLLATE "C" NOT NULL,
	"cast_by" text COLLATE "C" NOT NULL,
	"delegation_id" text COLLATE "C",
	"unit_id" text COLLATE "C" NOT NULL,
	"cast_at" bigint NOT NULL,
	"receipt_number" text COLLATE "C" NOT NULL,
	"request_key" text COLLATE "C" NOT NULL,
	CONSTRAINT "ballots_estate_id_id_pk" PRIMARY KEY("estate_id","id"),
	CONSTRAINT "ballots_seq_positive" CHECK ("ballots"."seq" > 0)
);

--> statement-breakpoint
CREATE TABLE "buildings" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "buildings_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"day" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"source" text COLLATE "C" DEFAULT '' NOT NULL,
	"imported_by" text COLLATE "C" NOT NULL,
	"imported_at" bigint NOT NULL
);

--> statement-breakpoint
CREATE TABLE "comments" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"subject_kind" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"parent_id" text COLLATE "C",
	"author_id" text COLLATE "C" NOT NULL,
	"author_name" text COLLATE "C" NOT NULL,
	"author_standing" text COLLATE "C" NOT NULL,
	"plan_version" bigint NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"posted_at" bigint NOT NULL,
	"request_key" text COLLATE "C" NOT NULL,
	"hidden_at" bigint,
	"hidden_by" text COLLATE "C",
	"hidden_reason" text COLLATE "C",
	CONSTRAINT "comments_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "delegations" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"voter_id" text COLLATE "C" NOT NULL,
	"holder_id" text COLLATE "C" NOT NULL,
	"granted_by" text COLLATE "C" NOT NULL,
	"file_id" text COLLATE "C" NOT NULL,
	"recorded_by" text COLLATE "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"request_key" text COLLATE "C" NOT NULL,
	"revoked_at" bigint,
	"revoked_by" text COLLATE "C",
	CONSTRAINT "delegations_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "entrances" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"building_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	CONSTRAINT "entrances_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "estates" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"address" text COLLATE "C" NOT NULL,
	"region_code" text COLLATE "C" NOT NULL,
	"region_path" text COLLATE "C" NOT NULL,
	"search_text" text COLLATE "C" NOT NULL,
	"built_year" bigint,
	"tenure" text COLLATE "C" DEFAULT 'mixed' NOT NULL,
	"residents" bigint,
	"residents_over_60" bigint,
	"property_management" text COLLATE "C" DEFAULT 'none' NOT NULL,
	"autonomy_body" text COLLATE "C" DEFAULT 'none' NOT NULL,
	"heritage" text COLLATE "C" DEFAULT 'no' NOT NULL,
	"batch" text COLLATE "C" DEFAULT 'reserve' NOT NULL,
	"plan_year" bigint,
	"building_count" bigint DEFAULT 0 NOT NULL,
	"entrance_count" bigint DEFAULT 0 NOT NULL,
	"unit_count" bigint DEFAULT 0 NOT NULL,
	"area" bigint DEFAULT 0 NOT NULL,
	"works_started_at" bigint,
	"works_finished_at" bigint,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);

--> statement-breakpoint
CREATE TABLE "files" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"subject_kind" text COLLATE "C" NOT NULL,
	"subject_id" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"media_type" text COLLATE "C" NOT NULL,
	"caption" text COLLATE "C" NOT NULL,
	"size" bigint NOT NULL,
	"width" bigint,
	"height" bigint,
	"storage_name" text COLLATE "C" NOT NULL,
	"content_hash" text COLLATE "C" NOT NULL,
	"uploaded_by" text COLLATE "C" NOT NULL,
	"uploaded_at" bigint NOT NULL,
	CONSTRAINT "files_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "fund_sources" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"name_zh" text COLLATE "C" NOT NULL,
	"name_en" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "grants" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"role" text COLLATE "C" NOT NULL,
	"scope_kind" text COLLATE "C" NOT NULL,
	"scope_id" text COLLATE "C" NOT NULL,
	"estate_id" text COLLATE "C",
	"region_path" text COLLATE "C",
	"granted_at" bigint NOT NULL,
	"granted_by" text COLLATE "C",
	"ended_at" bigint
);

--> statement-breakpoint
CREATE TABLE "homes" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"relation" text COLLATE "C" NOT NULL,
	"owner_id" text COLLATE "C",
	"claimed_at" bigint NOT NULL,
	"ended_at" bigint,
	CONSTRAINT "homes_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "invitations" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"batch_id" text COLLATE "C" NOT NULL,
	"code_hash" text COLLATE "C" NOT NULL,
	"issued_at" bigint NOT NULL,
	"issued_by" text COLLATE "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	"used_by" text COLLATE "C",
	"replaced_at" bigint,
	CONSTRAINT "invitations_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "item_classes" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"name_zh" text COLLATE "C" NOT NULL,
	"name_en" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "municipal_imports" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"file_hash" text COLLATE "C" NOT NULL,
	"rows" bigint NOT NULL,
	"taken" bigint NOT NULL,
	"imported_by" text COLLATE "C" NOT NULL,
	"imported_at" bigint NOT NULL,
	CONSTRAINT "municipal_imports_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "notices" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"scope_kind" text COLLATE "C" NOT NULL,
	"scope_id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"posted_by" text COLLATE "C" NOT NULL,
	"posted_as" text COLLATE "C" NOT NULL,
	"posted_at" bigint NOT NULL,
	"request_key" text COLLATE "C" NOT NULL,
	"withdrawn_at" bigint,
	CONSTRAINT "notices_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "one_time_codes" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"phone" text COLLATE "C" NOT NULL,
	"purpose" text COLLATE "C" NOT NULL,
	"code_hash" text COLLATE "C" NOT NULL,
	"salt" text COLLATE "C" NOT NULL,
	"browser_hash" text COLLATE "C" NOT NULL,
	"tries" bigint DEFAULT 0 NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint,
	"burnt_at" bigint
);

--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"estate_id" text COLLATE "C",
	"channel" text COLLATE "C" NOT NULL,
	"recipient" text COLLATE "C" NOT NULL,
	"template" text COLLATE "C" NOT NULL,
	"parameters" jsonb NOT NULL,
	"dedupe_key" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"due_at" bigint NOT NULL,
	"expires_at" bigint,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"claimed_until" bigint,
	"state" text COLLATE "C" DEFAULT 'waiting' NOT NULL,
	"sent_at" bigint,
	"last_error" text COLLATE "C"
);

--> statement-breakpoint
CREATE TABLE "owners" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"owner_key" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" DEFAULT 'person' NOT NULL,
	"phone" text COLLATE "C",
	"id_suffix" text COLLATE "C",
	CONSTRAINT "owners_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "ownerships" (
	"estate_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"owner_id" text COLLATE "C" NOT NULL,
	"share_numerator" bigint NOT NULL,
	"share_denominator" bigint NOT NULL,
	CONSTRAINT "ownerships_estate_id_unit_id_owner_id_pk" PRIMARY KEY("estate_id","unit_id","owner_id")
);

--> statement-breakpoint
CREATE TABLE "paper_ballots" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"voter_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"mode" text COLLATE "C" NOT NULL,
	"photo_file_id" text COLLATE "C",
	"received_at" bigint NOT NULL,
	"received_by" text COLLATE "C" NOT NULL,
	"request_key" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" DEFAULT 'received' NOT NULL,
	"reason" text COLLATE "C",
	"settled_at" bigint,
	"settled_by" text COLLATE "C",
	"ballot_id" text COLLATE "C",
	"taken_by" text COLLATE "C",
	"taken_at" bigint,
	CONSTRAINT "paper_ballots_estate_id_id_pk" PRIMARY KEY("estate_id","id"),
	CONSTRAINT "paper_ballots_known" CHECK ("paper_ballots"."state" in ('received', 'differs', 'confirmed', 'set-aside', 'invalid', 'rejected') and "paper_ballots"."mode" in ('open', 'sealed')),
	CONSTRAINT "paper_ballots_photo" CHECK ("paper_ballots"."mode" = 'sealed' or "paper_ballots"."photo_file_id" is not null),
	CONSTRAINT "paper_ballots_ballot" CHECK (("paper_ballots"."state" in ('confirmed', 'set-aside')) = ("paper_ballots"."ballot_id" is not null))
);

--> statement-breakpoint
CREATE TABLE "paper_entries" (
	"estate_id" text COLLATE "C" NOT NULL,
	"paper_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"entered_by" text COLLATE "C" NOT NULL,
	"entered_at" bigint NOT NULL,
	"validity" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"choices" jsonb NOT NULL,
	"request_key" text COLLATE "C" DEFAULT '' NOT NULL,
	CONSTRAINT "paper_entries_estate_id_paper_id_position_pk" PRIMARY KEY("estate_id","paper_id","position"),
	CONSTRAINT "paper_entries_position" CHECK ("paper_entries"."position" between 1 and 3),
	CONSTRAINT "paper_entries_validity" CHECK ("paper_entries"."validity" in ('valid', 'blank', 'spoiled'))
);

--> statement-breakpoint
CREATE TABLE "paper_openings" (
	"estate_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"paper_id" text COLLATE "C" NOT NULL,
	"salt" text COLLATE "C" NOT NULL,
	"first_id" text COLLATE "C" NOT NULL,
	"second_id" text COLLATE "C",
	CONSTRAINT "paper_openings_estate_id_vote_id_position_pk" PRIMARY KEY("estate_id","vote_id","position")
);

--> statement-breakpoint
CREATE TABLE "people" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"display_name" text COLLATE "C" NOT NULL,
	"phone" text COLLATE "C",
	"login_name" text COLLATE "C",
	"password_hash" text COLLATE "C",
	"must_change_password" boolean DEFAULT false NOT NULL,
	"totp_secret" text COLLATE "C",
	"totp_confirmed_at" bigint,
	"totp_last_step" bigint,
	"disabled_at" bigint,
	"created_at" bigint NOT NULL
);

--> statement-breakpoint
CREATE TABLE "plan_item_funds" (
	"estate_id" text COLLATE "C" NOT NULL,
	"item_id" text COLLATE "C" NOT NULL,
	"source_code" text COLLATE "C" NOT NULL,
	"amount_fen" bigint NOT NULL,
	CONSTRAINT "plan_item_funds_estate_id_item_id_source_code_pk" PRIMARY KEY("estate_id","item_id","source_code"),
	CONSTRAINT "plan_item_funds_amount" CHECK ("plan_item_funds"."amount_fen" > 0)
);

--> statement-breakpoint
CREATE TABLE "plan_items" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"version_id" text COLLATE "C" NOT NULL,
	"item_key" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"class_code" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"description" text COLLATE "C" NOT NULL,
	"cost_fen" bigint NOT NULL,
	CONSTRAINT "plan_items_estate_id_id_pk" PRIMARY KEY("estate_id","id"),
	CONSTRAINT "plan_items_cost" CHECK ("plan_items"."cost_fen" >= 0)
);

--> statement-breakpoint
CREATE TABLE "plan_versions" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"plan_id" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"summary" text COLLATE "C" NOT NULL,
	"change_note" text COLLATE "C" NOT NULL,
	"content_hash" text COLLATE "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"published_at" bigint,
	"published_by" text COLLATE "C",
	CONSTRAINT "plan_versions_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "plans" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "plans_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text COLLATE "C" PRIMARY KEY NOT NULL,
	"points" bigint NOT NULL,
	"expires_at" bigint
);

--> statement-breakpoint
CREATE TABLE "readings" (
	"estate_id" text COLLATE "C" NOT NULL,
	"notice_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"read_at" bigint NOT NULL,
	CONSTRAINT "readings_estate_id_notice_id_unit_id_person_id_pk" PRIMARY KEY("estate_id","notice_id","unit_id","person_id")
);

--> statement-breakpoint
CREATE TABLE "regions" (
	"code" text COLLATE "C" PRIMARY KEY NOT NULL,
	"level" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"parent_code" text COLLATE "C",
	"path" text COLLATE "C" NOT NULL
);

--> statement-breakpoint
CREATE TABLE "register_imports" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"estate_id" text COLLATE "C",
	"uploaded_by" text COLLATE "C" NOT NULL,
	"uploaded_at" bigint NOT NULL,
	"file_name" text COLLATE "C" NOT NULL,
	"file_hash" text COLLATE "C" NOT NULL,
	"summary" jsonb NOT NULL,
	"error_count" bigint NOT NULL,
	"confirmed_at" bigint
);

--> statement-breakpoint
CREATE TABLE "reviews" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"plan_version_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C",
	"decision" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"rules" jsonb NOT NULL,
	"reviewed_by" text COLLATE "C" NOT NULL,
	"reviewed_at" bigint NOT NULL,
	"request_key" text COLLATE "C" NOT NULL,
	CONSTRAINT "reviews_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "roll_exclusions" (
	"estate_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"area" bigint NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	CONSTRAINT "roll_exclusions_estate_id_vote_id_unit_id_pk" PRIMARY KEY("estate_id","vote_id","unit_id")
);

--> statement-breakpoint
CREATE TABLE "roll_openings" (
	"estate_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"voter_id" text COLLATE "C" NOT NULL,
	"line" text COLLATE "C" NOT NULL,
	"salt" text COLLATE "C",
	"latest_position" bigint,
	CONSTRAINT "roll_openings_estate_id_vote_id_voter_id_pk" PRIMARY KEY("estate_id","vote_id","voter_id")
);

--> statement-breakpoint
CREATE TABLE "roll_units" (
	"estate_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"voter_id" text COLLATE "C" NOT NULL,
	"area" bigint NOT NULL,
	"area_source" text COLLATE "C" NOT NULL,
	CONSTRAINT "roll_units_estate_id_vote_id_unit_id_pk" PRIMARY KEY("estate_id","vote_id","unit_id")
);

--> statement-breakpoint
CREATE TABLE "roll_voters" (
	"estate_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"area" bigint NOT NULL,
	"unit_count" bigint NOT NULL,
	"building_id" text COLLATE "C" NOT NULL,
	"owner_ids" jsonb NOT NULL,
	"ballot_seq" bigint DEFAULT 0 NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "roll_voters_estate_id_vote_id_id_pk" PRIMARY KEY("estate_id","vote_id","id"),
	CONSTRAINT "roll_voters_area" CHECK ("roll_voters"."area" >= 0)
);

--> statement-breakpoint
CREATE TABLE "rule_profiles" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"code" text COLLATE "C" NOT NULL,
	"version" bigint NOT NULL,
	"region_path" text COLLATE "C" NOT NULL,
	"applies" text COLLATE "C" DEFAULT 'by-itself' NOT NULL,
	"valid_from" text COLLATE "C" NOT NULL,
	"valid_to" text COLLATE "C",
	"rules" jsonb NOT NULL,
	"created_by" text COLLATE "C",
	"created_at" bigint DEFAULT 0 NOT NULL
);

--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text COLLATE "C" PRIMARY KEY NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"stage" text COLLATE "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);

--> statement-breakpoint
CREATE TABLE "survey_answers" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"survey_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"comment" text COLLATE "C" NOT NULL,
	"answered_at" bigint NOT NULL,
	CONSTRAINT "survey_answers_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "survey_questions" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"survey_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"item_key" text COLLATE "C",
	"code" text COLLATE "C",
	"text" text COLLATE "C" NOT NULL,
	CONSTRAINT "survey_questions_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "survey_scores" (
	"estate_id" text COLLATE "C" NOT NULL,
	"answer_id" text COLLATE "C" NOT NULL,
	"question_id" text COLLATE "C" NOT NULL,
	"score" bigint NOT NULL,
	CONSTRAINT "survey_scores_estate_id_answer_id_question_id_pk" PRIMARY KEY("estate_id","answer_id","question_id"),
	CONSTRAINT "survey_scores_range" CHECK ("survey_scores"."score" between 0 and 5)
);

--> statement-breakpoint
CREATE TABLE "surveys" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"plan_version_id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"opens_at" bigint NOT NULL,
	"closes_at" bigint NOT NULL,
	"published_at" bigint NOT NULL,
	"published_by" text COLLATE "C" NOT NULL,
	"request_key" text COLLATE "C" NOT NULL,
	CONSTRAINT "surveys_estate_id_id_pk" PRIMARY KEY("estate_id","id"),
	CONSTRAINT "surveys_window" CHECK ("surveys"."closes_at" > "surveys"."opens_at")
);

--> statement-breakpoint
CREATE TABLE "units" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"building_id" text COLLATE "C" NOT NULL,
	"entrance_id" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C" NOT NULL,
	"floor" bigint NOT NULL,
	"use" text COLLATE "C" DEFAULT 'dwelling' NOT NULL,
	"area" bigint NOT NULL,
	"area_source" text COLLATE "C" NOT NULL,
	CONSTRAINT "units_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "visits" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	"outcome" text COLLATE "C" NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"visited_by" text COLLATE "C" NOT NULL,
	"visited_at" bigint NOT NULL,
	"request_key" text COLLATE "C" NOT NULL,
	CONSTRAINT "visits_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "vote_cosignatures" (
	"estate_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"size" bigint NOT NULL,
	"witness_id" text COLLATE "C" NOT NULL,
	"key_text" text COLLATE "C" NOT NULL,
	"line" text COLLATE "C" NOT NULL,
	"signed_at" bigint NOT NULL,
	CONSTRAINT "vote_cosignatures_estate_id_vote_id_size_witness_id_pk" PRIMARY KEY("estate_id","vote_id","size","witness_id")
);

--> statement-breakpoint
CREATE TABLE "vote_drafts" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"content" jsonb NOT NULL,
	"created_by" text COLLATE "C" NOT NULL,
	"updated_at" bigint NOT NULL,
	"request_key" text COLLATE "C" NOT NULL,
	CONSTRAINT "vote_drafts_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "vote_extensions" (
	"estate_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"from_closes_at" bigint NOT NULL,
	"to_closes_at" bigint NOT NULL,
	"reason" text COLLATE "C" NOT NULL,
	"extended_by" text COLLATE "C" NOT NULL,
	"extended_at" bigint NOT NULL,
	"request_key" text COLLATE "C" NOT NULL,
	CONSTRAINT "vote_extensions_estate_id_vote_id_number_pk" PRIMARY KEY("estate_id","vote_id","number"),
	CONSTRAINT "vote_extensions_later" CHECK ("vote_extensions"."to_closes_at" > "vote_extensions"."from_closes_at")
);

--> statement-breakpoint
CREATE TABLE "vote_heads" (
	"estate_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"size" bigint NOT NULL,
	"note" text COLLATE "C" NOT NULL,
	"signed_at" bigint NOT NULL,
	CONSTRAINT "vote_heads_estate_id_vote_id_size_pk" PRIMARY KEY("estate_id","vote_id","size")
);

--> statement-breakpoint
CREATE TABLE "vote_log_edges" (
	"estate_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"origin" text COLLATE "C" NOT NULL,
	"questions_hash" text COLLATE "C" NOT NULL,
	"size" bigint NOT NULL,
	"nodes" text COLLATE "C" NOT NULL,
	"ended_at" bigint,
	CONSTRAINT "vote_log_edges_estate_id_vote_id_pk" PRIMARY KEY("estate_id","vote_id")
);

--> statement-breakpoint
CREATE TABLE "vote_log_leaves" (
	"estate_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"ballot_id" text COLLATE "C",
	"content" text COLLATE "C" NOT NULL,
	"hash" text COLLATE "C" NOT NULL,
	CONSTRAINT "vote_log_leaves_estate_id_vote_id_position_pk" PRIMARY KEY("estate_id","vote_id","position"),
	CONSTRAINT "vote_log_leaves_position" CHECK ("vote_log_leaves"."position" >= 0)
);

--> statement-breakpoint
CREATE TABLE "vote_matters" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"position" bigint NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"text" text COLLATE "C" NOT NULL,
	"class_code" text COLLATE "C" NOT NULL,
	"item_key" text COLLATE "C",
	"participation_numerator" bigint NOT NULL,
	"participation_denominator" bigint NOT NULL,
	"approval_numerator" bigint NOT NULL,
	"approval_denominator" bigint NOT NULL,
	"approval_bound" text COLLATE "C" NOT NULL,
	"approval_of" text COLLATE "C" DEFAULT 'participants' NOT NULL,
	CONSTRAINT "vote_matters_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "vote_objections" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C",
	"ballot_id" text COLLATE "C",
	"raised_by" text COLLATE "C" NOT NULL,
	"body" text COLLATE "C" NOT NULL,
	"raised_at" bigint NOT NULL,
	"request_key" text COLLATE "C" NOT NULL,
	"answer" text COLLATE "C",
	"outcome" text COLLATE "C",
	"answered_at" bigint,
	"answered_by" text COLLATE "C",
	"withdrawn_at" bigint,
	CONSTRAINT "vote_objections_estate_id_id_pk" PRIMARY KEY("estate_id","id")
);

--> statement-breakpoint
CREATE TABLE "vote_reminders" (
	"estate_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"person_id" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"number" bigint NOT NULL,
	"reminded_by" text COLLATE "C" NOT NULL,
	"reminded_at" bigint NOT NULL,
	CONSTRAINT "vote_reminders_estate_id_vote_id_person_id_day_number_pk" PRIMARY KEY("estate_id","vote_id","person_id","day","number")
);

--> statement-breakpoint
CREATE TABLE "vote_scope_units" (
	"estate_id" text COLLATE "C" NOT NULL,
	"vote_id" text COLLATE "C" NOT NULL,
	"unit_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "vote_scope_units_estate_id_vote_id_unit_id_pk" PRIMARY KEY("estate_id","vote_id","unit_id")
);

--> statement-breakpoint
CREATE TABLE "votes" (
	"estate_id" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"plan_version_id" text COLLATE "C" NOT NULL,
	"profile_id" text COLLATE "C" NOT NULL,
	"title" text COLLATE "C" NOT NULL,
	"scope_kind" text COLLATE "C" NOT NULL,
	"scope_id" text COLLATE "C" NOT NULL,
	"notice_posted_day" text COLLATE "C" NOT NULL,
	"opens_at" bigint NOT NULL,
	"closes_at" bigint NOT NULL,
	"announced_at" bigint NOT NULL,
	"announced_by" text COLLATE "C" NOT NULL,
	"request_key" text COLLATE "C" NOT NULL,
	"concerns_parking" boolean DEFAULT false NOT NULL,
	"silence_clause_file_id" text COLLATE "C",
	"silence_clause_day" text COLLATE "C",
	"opening_refused_at" bigint,
	"opened_at" bigint,
	"roll_heads" bigint,
	"roll_area" bigint,
	"roll_hash" text COLLATE "C",
	"closed_at" bigint,
	"passed" text COLLATE "C",
	"objections_until" bigint,
	"result_announced_at" bigint,
	"result_announced_by" text COLLATE "C",
	"effective_at" bigint,
	"cancelled_at" bigint,
	"cancel_reason" text COLLATE "C",
	CONSTRAINT "votes_estate_id_id_pk" PRIMARY KEY("estate_id","id"),
	CONSTRAINT "votes_window" CHECK ("votes"."closes_at" > "votes"."opens_at")
);

--> statement-breakpoint
ALTER TABLE "ballot_choices" ADD CONSTRAINT "ballot_choices_estate_id_ballot_id_ballots_estate_id_id_fk" FOREIGN KEY ("estate_id","ballot_id") REFERENCES "public"."ballots"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ballot_choices" ADD CONSTRAINT "ballot_choices_estate_id_matter_id_vote_matters_estate_id_id_fk" FOREIGN KEY ("estate_id","matter_id") REFERENCES "public"."vote_matters"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ballot_deliveries" ADD CONSTRAINT "ballot_deliveries_estate_id_vote_id_voter_id_roll_voters_estate_id_vote_id_id_fk" FOREIGN KEY ("estate_id","vote_id","voter_id") REFERENCES "public"."roll_voters"("estate_id","vote_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ballot_openings" ADD CONSTRAINT "ballot_openings_estate_id_ballot_id_ballots_estate_id_id_fk" FOREIGN KEY ("estate_id","ballot_id") REFERENCES "public"."ballots"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ballot_voids" ADD CONSTRAINT "ballot_voids_estate_id_ballot_id_ballots_estate_id_id_fk" FOREIGN KEY ("estate_id","ballot_id") REFERENCES "public"."ballots"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ballots" ADD CONSTRAINT "ballots_estate_id_vote_id_voter_id_roll_voters_estate_id_vote_id_id_fk" FOREIGN KEY ("estate_id","vote_id","voter_id") REFERENCES "public"."roll_voters"("estate_id","vote_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "buildings" ADD CONSTRAINT "buildings_estate_id_estates_id_fk" FOREIGN KEY ("estate_id") REFERENCES "public"."estates"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_estate_id_estates_id_fk" FOREIGN KEY ("estate_id") REFERENCES "public"."estates"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_holder_id_people_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_estate_id_vote_id_voter_id_roll_voters_estate_id_vote_id_id_fk" FOREIGN KEY ("estate_id","vote_id","voter_id") REFERENCES "public"."roll_voters"("estate_id","vote_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "entrances" ADD CONSTRAINT "entrances_estate_id_building_id_buildings_estate_id_id_fk" FOREIGN KEY ("estate_id","building_id") REFERENCES "public"."buildings"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "estates" ADD CONSTRAINT "estates_region_code_regions_code_fk" FOREIGN KEY ("region_code") REFERENCES "public"."regions"("code") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_estate_id_estates_id_fk" FOREIGN KEY ("estate_id") REFERENCES "public"."estates"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "homes" ADD CONSTRAINT "homes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "homes" ADD CONSTRAINT "homes_estate_id_unit_id_units_estate_id_id_fk" FOREIGN KEY ("estate_id","unit_id") REFERENCES "public"."units"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_estate_id_unit_id_units_estate_id_id_fk" FOREIGN KEY ("estate_id","unit_id") REFERENCES "public"."units"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "municipal_imports" ADD CONSTRAINT "municipal_imports_estate_id_vote_id_votes_estate_id_id_fk" FOREIGN KEY ("estate_id","vote_id") REFERENCES "public"."votes"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_estate_id_estates_id_fk" FOREIGN KEY ("estate_id") REFERENCES "public"."estates"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_posted_by_people_id_fk" FOREIGN KEY ("posted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "owners" ADD CONSTRAINT "owners_estate_id_estates_id_fk" FOREIGN KEY ("estate_id") REFERENCES "public"."estates"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ownerships" ADD CONSTRAINT "ownerships_estate_id_unit_id_units_estate_id_id_fk" FOREIGN KEY ("estate_id","unit_id") REFERENCES "public"."units"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "ownerships" ADD CONSTRAINT "ownerships_estate_id_owner_id_owners_estate_id_id_fk" FOREIGN KEY ("estate_id","owner_id") REFERENCES "public"."owners"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "paper_ballots" ADD CONSTRAINT "paper_ballots_estate_id_vote_id_voter_id_roll_voters_estate_id_vote_id_id_fk" FOREIGN KEY ("estate_id","vote_id","voter_id") REFERENCES "public"."roll_voters"("estate_id","vote_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "paper_entries" ADD CONSTRAINT "paper_entries_estate_id_paper_id_paper_ballots_estate_id_id_fk" FOREIGN KEY ("estate_id","paper_id") REFERENCES "public"."paper_ballots"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "paper_openings" ADD CONSTRAINT "paper_openings_estate_id_vote_id_votes_estate_id_id_fk" FOREIGN KEY ("estate_id","vote_id") REFERENCES "public"."votes"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "plan_item_funds" ADD CONSTRAINT "plan_item_funds_source_code_fund_sources_code_fk" FOREIGN KEY ("source_code") REFERENCES "public"."fund_sources"("code") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "plan_item_funds" ADD CONSTRAINT "plan_item_funds_estate_id_item_id_plan_items_estate_id_id_fk" FOREIGN KEY ("estate_id","item_id") REFERENCES "public"."plan_items"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "plan_items" ADD CONSTRAINT "plan_items_class_code_item_classes_code_fk" FOREIGN KEY ("class_code") REFERENCES "public"."item_classes"("code") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "plan_items" ADD CONSTRAINT "plan_items_estate_id_version_id_plan_versions_estate_id_id_fk" FOREIGN KEY ("estate_id","version_id") REFERENCES "public"."plan_versions"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "plan_versions" ADD CONSTRAINT "plan_versions_estate_id_plan_id_plans_estate_id_id_fk" FOREIGN KEY ("estate_id","plan_id") REFERENCES "public"."plans"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_estate_id_estates_id_fk" FOREIGN KEY ("estate_id") REFERENCES "public"."estates"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_estate_id_notice_id_notices_estate_id_id_fk" FOREIGN KEY ("estate_id","notice_id") REFERENCES "public"."notices"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "readings" ADD CONSTRAINT "readings_estate_id_unit_id_units_estate_id_id_fk" FOREIGN KEY ("estate_id","unit_id") REFERENCES "public"."units"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_estate_id_estates_id_fk" FOREIGN KEY ("estate_id") REFERENCES "public"."estates"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_estate_id_plan_version_id_plan_versions_estate_id_id_fk" FOREIGN KEY ("estate_id","plan_version_id") REFERENCES "public"."plan_versions"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "roll_exclusions" ADD CONSTRAINT "roll_exclusions_estate_id_vote_id_votes_estate_id_id_fk" FOREIGN KEY ("estate_id","vote_id") REFERENCES "public"."votes"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "roll_openings" ADD CONSTRAINT "roll_openings_estate_id_vote_id_voter_id_roll_voters_estate_id_vote_id_id_fk" FOREIGN KEY ("estate_id","vote_id","voter_id") REFERENCES "public"."roll_voters"("estate_id","vote_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "roll_units" ADD CONSTRAINT "roll_units_estate_id_vote_id_voter_id_roll_voters_estate_id_vote_id_id_fk" FOREIGN KEY ("estate_id","vote_id","voter_id") REFERENCES "public"."roll_voters"("estate_id","vote_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "roll_voters" ADD CONSTRAINT "roll_voters_estate_id_vote_id_votes_estate_id_id_fk" FOREIGN KEY ("estate_id","vote_id") REFERENCES "public"."votes"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "survey_answers" ADD CONSTRAINT "survey_answers_estate_id_survey_id_surveys_estate_id_id_fk" FOREIGN KEY ("estate_id","survey_id") REFERENCES "public"."surveys"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "survey_answers" ADD CONSTRAINT "survey_answers_estate_id_unit_id_units_estate_id_id_fk" FOREIGN KEY ("estate_id","unit_id") REFERENCES "public"."units"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "survey_questions" ADD CONSTRAINT "survey_questions_estate_id_survey_id_surveys_estate_id_id_fk" FOREIGN KEY ("estate_id","survey_id") REFERENCES "public"."surveys"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "survey_scores" ADD CONSTRAINT "survey_scores_estate_id_answer_id_survey_answers_estate_id_id_fk" FOREIGN KEY ("estate_id","answer_id") REFERENCES "public"."survey_answers"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "survey_scores" ADD CONSTRAINT "survey_scores_estate_id_question_id_survey_questions_estate_id_id_fk" FOREIGN KEY ("estate_id","question_id") REFERENCES "public"."survey_questions"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_estate_id_estates_id_fk" FOREIGN KEY ("estate_id") REFERENCES "public"."estates"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_estate_id_plan_version_id_plan_versions_estate_id_id_fk" FOREIGN KEY ("estate_id","plan_version_id") REFERENCES "public"."plan_versions"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_estate_id_entrance_id_entrances_estate_id_id_fk" FOREIGN KEY ("estate_id","entrance_id") REFERENCES "public"."entrances"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_estate_id_vote_id_votes_estate_id_id_fk" FOREIGN KEY ("estate_id","vote_id") REFERENCES "public"."votes"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote_cosignatures" ADD CONSTRAINT "vote_cosignatures_witness_id_people_id_fk" FOREIGN KEY ("witness_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote_cosignatures" ADD CONSTRAINT "vote_cosignatures_estate_id_vote_id_votes_estate_id_id_fk" FOREIGN KEY ("estate_id","vote_id") REFERENCES "public"."votes"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote_drafts" ADD CONSTRAINT "vote_drafts_estate_id_estates_id_fk" FOREIGN KEY ("estate_id") REFERENCES "public"."estates"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote_extensions" ADD CONSTRAINT "vote_extensions_estate_id_vote_id_votes_estate_id_id_fk" FOREIGN KEY ("estate_id","vote_id") REFERENCES "public"."votes"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote_heads" ADD CONSTRAINT "vote_heads_estate_id_vote_id_votes_estate_id_id_fk" FOREIGN KEY ("estate_id","vote_id") REFERENCES "public"."votes"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote_log_edges" ADD CONSTRAINT "vote_log_edges_estate_id_vote_id_votes_estate_id_id_fk" FOREIGN KEY ("estate_id","vote_id") REFERENCES "public"."votes"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote_log_leaves" ADD CONSTRAINT "vote_log_leaves_estate_id_vote_id_votes_estate_id_id_fk" FOREIGN KEY ("estate_id","vote_id") REFERENCES "public"."votes"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote_matters" ADD CONSTRAINT "vote_matters_estate_id_vote_id_votes_estate_id_id_fk" FOREIGN KEY ("estate_id","vote_id") REFERENCES "public"."votes"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote_objections" ADD CONSTRAINT "vote_objections_raised_by_people_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote_objections" ADD CONSTRAINT "vote_objections_estate_id_vote_id_votes_estate_id_id_fk" FOREIGN KEY ("estate_id","vote_id") REFERENCES "public"."votes"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote_reminders" ADD CONSTRAINT "vote_reminders_estate_id_vote_id_votes_estate_id_id_fk" FOREIGN KEY ("estate_id","vote_id") REFERENCES "public"."votes"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "vote_scope_units" ADD CONSTRAINT "vote_scope_units_estate_id_vote_id_votes_estate_id_id_fk" FOREIGN KEY ("estate_id","vote_id") REFERENCES "public"."votes"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_estate_id_estates_id_fk" FOREIGN KEY ("estate_id") REFERENCES "public"."estates"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_profile_id_rule_profiles_id_fk" FOREIGN KEY ("profile_id") REFERENCES "public"."rule_profiles"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "votes" ADD CONSTRAINT "votes_estate_id_plan_version_id_plan_versions_estate_id_id_fk" FOREIGN KEY ("estate_id","plan_version_id") REFERENCES "public"."plan_versions"("estate_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at");
--> statement-breakpoint
CREATE INDEX "audit_entries_estate" ON "audit_entries" USING btree ("estate_id","at");
--> statement-breakpoint
CREATE INDEX "audit_entries_actor" ON "audit_entries" USING btree ("actor_id","at");
--> statement-breakpoint
CREATE UNIQUE INDEX "ballot_deliveries_request" ON "ballot_deliveries" USING btree ("estate_id","vote_id","request_key");
--> statement-breakpoint
CREATE INDEX "ballot_deliveries_voter" ON "ballot_deliveries" USING btree ("estate_id","vote_id","voter_id","delivered_at");
--> statement-breakpoint
CREATE INDEX "ballot_openings_vote" ON "ballot_openings" USING btree ("estate_id","vote_id","position");
--> statement-breakpoint
CREATE INDEX "ballot_voids_voter" ON "ballot_voids" USING btree ("estate_id","vote_id","voter_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "ballots_seq" ON "ballots" USING btree ("estate_id","vote_id","voter_id","seq");
--> statement-breakpoint
CREATE UNIQUE INDEX "ballots_request" ON "ballots" USING btree ("estate_id","vote_id","voter_id","request_key");
--> statement-breakpoint
CREATE UNIQUE INDEX "ballots_receipt" ON "ballots" USING btree ("receipt_number");
--> statement-breakpoint
CREATE UNIQUE INDEX "buildings_name" ON "buildings" USING btree ("estate_id","name");
--> statement-breakpoint
CREATE UNIQUE INDEX "comments_request" ON "comments" USING btree ("estate_id","author_id","request_key");
--> statement-breakpoint
CREATE INDEX "comments_subject" ON "comments" USING btree ("estate_id","subject_kind","subject_id","posted_at");
--> statement-breakpoint
CREATE INDEX "comments_parent" ON "comments" USING btree ("estate_id","parent_id","posted_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "delegations_request" ON "delegations" USING btree ("estate_id","vote_id","request_key");
--> statement-breakpoint
CREATE INDEX "delegations_holder" ON "delegations" USING btree ("estate_id","vote_id","holder_id");
--> statement-breakpoint
CREATE INDEX "delegations_voter" ON "delegations" USING btree ("estate_id","vote_id","voter_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "entrances_name" ON "entrances" USING btree ("estate_id","building_id","name");
--> statement-breakpoint
CREATE UNIQUE INDEX "estates_number" ON "estates" USING btree ("number");
--> statement-breakpoint
CREATE INDEX "estates_region_path" ON "estates" USING btree ("region_path","name");
--> statement-breakpoint
CREATE INDEX "estates_region_code" ON "estates" USING btree ("region_code");
--> statement-breakpoint
CREATE UNIQUE INDEX "files_storage_name" ON "files" USING btree ("storage_name","subject_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "files_content" ON "files" USING btree ("estate_id","subject_kind","subject_id","content_hash");
--> statement-breakpoint
CREATE INDEX "files_subject" ON "files" USING btree ("estate_id","subject_kind","subject_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "grants_once" ON "grants" USING btree ("person_id","role","scope_kind","scope_id");
--> statement-breakpoint
CREATE INDEX "grants_estate" ON "grants" USING btree ("estate_id","role");
--> statement-breakpoint
CREATE UNIQUE INDEX "homes_once" ON "homes" USING btree ("estate_id","unit_id","person_id");
--> statement-breakpoint
CREATE INDEX "homes_person" ON "homes" USING btree ("person_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_code" ON "invitations" USING btree ("code_hash");
--> statement-breakpoint
CREATE INDEX "invitations_unit" ON "invitations" USING btree ("estate_id","unit_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "municipal_imports_file" ON "municipal_imports" USING btree ("estate_id","vote_id","file_hash");
--> statement-breakpoint
CREATE UNIQUE INDEX "notices_request" ON "notices" USING btree ("estate_id","posted_by","request_key");
--> statement-breakpoint
CREATE INDEX "notices_posted" ON "notices" USING btree ("estate_id","posted_at");
--> statement-breakpoint
CREATE INDEX "one_time_codes_phone" ON "one_time_codes" USING btree ("phone","purpose","created_at");
--> statement-breakpoint
CREATE INDEX "one_time_codes_browser" ON "one_time_codes" USING btree ("browser_hash","purpose","created_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_dedupe" ON "outbox" USING btree ("dedupe_key");
--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("state","due_at");
--> statement-breakpoint
CREATE INDEX "outbox_created" ON "outbox" USING btree ("created_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "owners_key" ON "owners" USING btree ("estate_id","owner_key");
--> statement-breakpoint
CREATE INDEX "ownerships_owner" ON "ownerships" USING btree ("estate_id","owner_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "paper_ballots_request" ON "paper_ballots" USING btree ("estate_id","vote_id","request_key");
--> statement-breakpoint
CREATE INDEX "paper_ballots_voter" ON "paper_ballots" USING btree ("estate_id","vote_id","voter_id");
--> statement-breakpoint
CREATE INDEX "paper_ballots_state" ON "paper_ballots" USING btree ("estate_id","vote_id","state");
--> statement-breakpoint
CREATE UNIQUE INDEX "paper_entries_person" ON "paper_entries" USING btree ("estate_id","paper_id","entered_by");
--> statement-breakpoint
CREATE UNIQUE INDEX "paper_openings_paper" ON "paper_openings" USING btree ("estate_id","paper_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "people_phone" ON "people" USING btree ("phone");
--> statement-breakpoint
CREATE UNIQUE INDEX "people_login_name" ON "people" USING btree ("login_name");
--> statement-breakpoint
CREATE UNIQUE INDEX "plan_items_key" ON "plan_items" USING btree ("estate_id","version_id","item_key");
--> statement-breakpoint
CREATE UNIQUE INDEX "plan_versions_number" ON "plan_versions" USING btree ("estate_id","plan_id","number");
--> statement-breakpoint
CREATE UNIQUE INDEX "plans_one_per_estate" ON "plans" USING btree ("estate_id");
--> statement-breakpoint
CREATE INDEX "rate_limits_expires" ON "rate_limits" USING btree ("expires_at");
--> statement-breakpoint
CREATE INDEX "readings_person" ON "readings" USING btree ("estate_id","person_id","notice_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "regions_path" ON "regions" USING btree ("path");
--> statement-breakpoint
CREATE INDEX "regions_parent" ON "regions" USING btree ("parent_code");
--> statement-breakpoint
CREATE INDEX "register_imports_person" ON "register_imports" USING btree ("uploaded_by","uploaded_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "reviews_request" ON "reviews" USING btree ("estate_id","request_key");
--> statement-breakpoint
CREATE INDEX "reviews_version" ON "reviews" USING btree ("estate_id","plan_version_id","reviewed_at");
--> statement-breakpoint
CREATE INDEX "roll_units_voter" ON "roll_units" USING btree ("estate_id","vote_id","voter_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "roll_voters_number" ON "roll_voters" USING btree ("estate_id","vote_id","number");
--> statement-breakpoint
CREATE INDEX "roll_voters_turnout" ON "roll_voters" USING btree ("estate_id","vote_id","ballot_seq","area");
--> statement-breakpoint
CREATE UNIQUE INDEX "rule_profiles_version" ON "rule_profiles" USING btree ("code","version");
--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");
--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "survey_answers_household" ON "survey_answers" USING btree ("estate_id","survey_id","unit_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "survey_questions_position" ON "survey_questions" USING btree ("estate_id","survey_id","position");
--> statement-breakpoint
CREATE UNIQUE INDEX "surveys_request" ON "surveys" USING btree ("estate_id","request_key");
--> statement-breakpoint
CREATE INDEX "surveys_published" ON "surveys" USING btree ("estate_id","published_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "units_number" ON "units" USING btree ("estate_id","entrance_id","number");
--> statement-breakpoint
CREATE INDEX "units_building" ON "units" USING btree ("estate_id","building_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "visits_request" ON "visits" USING btree ("estate_id","vote_id","request_key");
--> statement-breakpoint
CREATE INDEX "visits_unit" ON "visits" USING btree ("estate_id","vote_id","unit_id","visited_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "vote_drafts_request" ON "vote_drafts" USING btree ("estate_id","request_key");
--> statement-breakpoint
CREATE UNIQUE INDEX "vote_extensions_request" ON "vote_extensions" USING btree ("estate_id","request_key");
--> statement-breakpoint
CREATE UNIQUE INDEX "vote_log_leaves_ballot" ON "vote_log_leaves" USING btree ("estate_id","ballot_id");
--> statement-breakpoint
CREATE UNIQUE INDEX "vote_matters_position" ON "vote_matters" USING btree ("estate_id","vote_id","position");
--> statement-breakpoint
CREATE UNIQUE INDEX "vote_objections_request" ON "vote_objections" USING btree ("estate_id","raised_by","request_key");
--> statement-breakpoint
CREATE INDEX "vote_objections_vote" ON "vote_objections" USING btree ("estate_id","vote_id","raised_at");
--> statement-breakpoint
CREATE UNIQUE INDEX "votes_request" ON "votes" USING btree ("estate_id","request_key");
--> statement-breakpoint
CREATE INDEX "votes_due" ON "votes" USING btree ("closed_at","closes_at");

CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_kind` text NOT NULL,
	`deed` text NOT NULL,
	`estate_id` text,
	`region_path` text,
	`subject_kind` text NOT NULL,
	`subject_id` text,
	`outcome` text NOT NULL,
	`reason` text,
	`detail` text NOT NULL,
	`request_id` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_entries_at` ON `audit_entries` (`at`);
--> statement-breakpoint
CREATE INDEX `audit_entries_estate` ON `audit_entries` (`estate_id`,`at`);
--> statement-breakpoint
CREATE INDEX `audit_entries_actor` ON `audit_entries` (`actor_id`,`at`);
--> statement-breakpoint
CREATE TABLE `ballot_choices` (
	`estate_id` text NOT NULL,
	`ballot_id` text NOT NULL,
	`matter_id` text NOT NULL,
	`choice` text NOT NULL,
	PRIMARY KEY(`estate_id`, `ballot_id`, `matter_id`),
	FOREIGN KEY (`estate_id`,`ballot_id`) REFERENCES `ballots`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estate_id`,`matter_id`) REFERENCES `vote_matters`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ballot_choices_choice" CHECK("ballot_choices"."choice" in ('for', 'against', 'abstain', 'invalid'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `ballot_deliveries` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`vote_id` text NOT NULL,
	`voter_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`method` text NOT NULL,
	`outcome` text NOT NULL,
	`delivered_at` integer NOT NULL,
	`recorded_by` text NOT NULL,
	`note` text NOT NULL,
	`file_id` text,
	`request_key` text NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`,`vote_id`,`voter_id`) REFERENCES `roll_voters`(`estate_id`,`vote_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `ballot_deliveries_request` ON `ballot_deliveries` (`estate_id`,`vote_id`,`request_key`);
--> statement-breakpoint
CREATE INDEX `ballot_deliveries_voter` ON `ballot_deliveries` (`estate_id`,`vote_id`,`voter_id`,`delivered_at`);
--> statement-breakpoint
CREATE TABLE `ballot_openings` (
	`estate_id` text NOT NULL,
	`ballot_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`position` integer NOT NULL,
	`salt` text NOT NULL,
	`area` integer NOT NULL,
	`choices` text NOT NULL,
	PRIMARY KEY(`estate_id`, `ballot_id`),
	FOREIGN KEY (`estate_id`,`ballot_id`) REFERENCES `ballots`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `ballot_openings_vote` ON `ballot_openings` (`estate_id`,`vote_id`,`position`);
--> statement-breakpoint
CREATE TABLE `ballot_voids` (
	`estate_id` text NOT NULL,
	`ballot_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`voter_id` text NOT NULL,
	`reason` text NOT NULL,
	`objection_id` text,
	`voided_by` text NOT NULL,
	`voided_at` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `ballot_id`),
	FOREIGN KEY (`estate_id`,`ballot_id`) REFERENCES `ballots`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `ballot_voids_voter` ON `ballot_voids` (`estate_id`,`vote_id`,`voter_id`);
--> statement-breakpoint
CREATE TABLE `ballots` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`vote_id` text NOT NULL,
	`voter_id` text NOT NULL,
	`seq` integer NOT NULL,
	`channel` text NOT NULL,
	`cast_by` text NOT NULL,
	`delegation_id` text,
	`unit_id` text NOT NULL,
	`cast_at` integer NOT NULL,
	`receipt_number` text NOT NULL,
	`request_key` text NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`,`vote_id`,`voter_id`) REFERENCES `roll_voters`(`estate_id`,`vote_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "ballots_seq_positive" CHECK("ballots"."seq" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `ballots_seq` ON `ballots` (`estate_id`,`vote_id`,`voter_id`,`seq`);
--> statement-breakpoint
CREATE UNIQUE INDEX `ballots_request` ON `ballots` (`estate_id`,`vote_id`,`voter_id`,`request_key`);
--> statement-breakpoint
CREATE UNIQUE INDEX `ballots_receipt` ON `ballots` (`receipt_number`);
--> statement-breakpoint
CREATE TABLE `buildings` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`) REFERENCES `estates`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `buildings_name` ON `buildings` (`estate_id`,`name`);
--> statement-breakpoint
CREATE TABLE `calendar_days` (
	`day` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`source` text DEFAULT '' NOT NULL,
	`imported_by` text NOT NULL,
	`imported_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `comments` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`parent_id` text,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`author_standing` text NOT NULL,
	`plan_version` integer NOT NULL,
	`body` text NOT NULL,
	`posted_at` integer NOT NULL,
	`request_key` text NOT NULL,
	`hidden_at` integer,
	`hidden_by` text,
	`hidden_reason` text,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`) REFERENCES `estates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `comments_request` ON `comments` (`estate_id`,`author_id`,`request_key`);
--> statement-breakpoint
CREATE INDEX `comments_subject` ON `comments` (`estate_id`,`subject_kind`,`subject_id`,`posted_at`);
--> statement-breakpoint
CREATE INDEX `comments_parent` ON `comments` (`estate_id`,`parent_id`,`posted_at`);
--> statement-breakpoint
CREATE TABLE `delegations` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`vote_id` text NOT NULL,
	`voter_id` text NOT NULL,
	`holder_id` text NOT NULL,
	`granted_by` text NOT NULL,
	`file_id` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`request_key` text NOT NULL,
	`revoked_at` integer,
	`revoked_by` text,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`holder_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estate_id`,`vote_id`,`voter_id`) REFERENCES `roll_voters`(`estate_id`,`vote_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `delegations_request` ON `delegations` (`estate_id`,`vote_id`,`request_key`);
--> statement-breakpoint
CREATE INDEX `delegations_holder` ON `delegations` (`estate_id`,`vote_id`,`holder_id`);
--> statement-breakpoint
CREATE INDEX `delegations_voter` ON `delegations` (`estate_id`,`vote_id`,`voter_id`);
--> statement-breakpoint
CREATE TABLE `entrances` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`building_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`,`building_id`) REFERENCES `buildings`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `entrances_name` ON `entrances` (`estate_id`,`building_id`,`name`);
--> statement-breakpoint
CREATE TABLE `estates` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`region_code` text NOT NULL,
	`region_path` text NOT NULL,
	`search_text` text NOT NULL,
	`built_year` integer,
	`tenure` text DEFAULT 'mixed' NOT NULL,
	`residents` integer,
	`residents_over_60` integer,
	`property_management` text DEFAULT 'none' NOT NULL,
	`autonomy_body` text DEFAULT 'none' NOT NULL,
	`heritage` text DEFAULT 'no' NOT NULL,
	`batch` text DEFAULT 'reserve' NOT NULL,
	`plan_year` integer,
	`building_count` integer DEFAULT 0 NOT NULL,
	`entrance_count` integer DEFAULT 0 NOT NULL,
	`unit_count` integer DEFAULT 0 NOT NULL,
	`area` integer DEFAULT 0 NOT NULL,
	`works_started_at` integer,
	`works_finished_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`region_code`) REFERENCES `regions`(`code`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `estates_number` ON `estates` (`number`);
--> statement-breakpoint
CREATE INDEX `estates_region_path` ON `estates` (`region_path`,`name`);
--> statement-breakpoint
CREATE INDEX `estates_region_code` ON `estates` (`region_code`);
--> statement-breakpoint
CREATE TABLE `files` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`caption` text NOT NULL,
	`size` integer NOT NULL,
	`width` integer,
	`height` integer,
	`storage_name` text NOT NULL,
	`content_hash` text NOT NULL,
	`uploaded_by` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`) REFERENCES `estates`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `files_storage_name` ON `files` (`storage_name`,`subject_id`);
--> statement-breakpoint
CREATE UNIQUE INDEX `files_content` ON `files` (`estate_id`,`subject_kind`,`subject_id`,`content_hash`);
--> statement-breakpoint
CREATE INDEX `files_subject` ON `files` (`estate_id`,`subject_kind`,`subject_id`);
--> statement-breakpoint
CREATE TABLE `fund_sources` (
	`code` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`scope_kind` text NOT NULL,
	`scope_id` text NOT NULL,
	`estate_id` text,
	`region_path` text,
	`granted_at` integer NOT NULL,
	`granted_by` text,
	`ended_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `grants_once` ON `grants` (`person_id`,`role`,`scope_kind`,`scope_id`);
--> statement-breakpoint
CREATE INDEX `grants_estate` ON `grants` (`estate_id`,`role`);
--> statement-breakpoint
CREATE TABLE `homes` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`unit_id` text NOT NULL,
	`person_id` text NOT NULL,
	`relation` text NOT NULL,
	`owner_id` text,
	`claimed_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estate_id`,`unit_id`) REFERENCES `units`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `homes_once` ON `homes` (`estate_id`,`unit_id`,`person_id`);
--> statement-breakpoint
CREATE INDEX `homes_person` ON `homes` (`person_id`);
--> statement-breakpoint
CREATE TABLE `invitations` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`unit_id` text NOT NULL,
	`batch_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`issued_at` integer NOT NULL,
	`issued_by` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`used_by` text,
	`replaced_at` integer,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`,`unit_id`) REFERENCES `units`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_code` ON `invitations` (`code_hash`);
--> statement-breakpoint
CREATE INDEX `invitations_unit` ON `invitations` (`estate_id`,`unit_id`);
--> statement-breakpoint
CREATE TABLE `item_classes` (
	`code` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `municipal_imports` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`vote_id` text NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`rows` integer NOT NULL,
	`taken` integer NOT NULL,
	`imported_by` text NOT NULL,
	`imported_at` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`,`vote_id`) REFERENCES `votes`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `municipal_imports_file` ON `municipal_imports` (`estate_id`,`vote_id`,`file_hash`);
--> statement-breakpoint
CREATE TABLE `notices` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`scope_kind` text NOT NULL,
	`scope_id` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`posted_by` text NOT NULL,
	`posted_as` text NOT NULL,
	`posted_at` integer NOT NULL,
	`request_key` text NOT NULL,
	`withdrawn_at` integer,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`) REFERENCES `estates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`posted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_request` ON `notices` (`estate_id`,`posted_by`,`request_key`);
--> statement-breakpoint
CREATE INDEX `notices_posted` ON `notices` (`estate_id`,`posted_at`);
--> statement-breakpoint
CREATE TABLE `one_time_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`phone` text NOT NULL,
	`purpose` text NOT NULL,
	`code_hash` text NOT NULL,
	`salt` text NOT NULL,
	`browser_hash` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`burnt_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `one_time_codes_phone` ON `one_time_codes` (`phone`,`purpose`,`created_at`);
--> statement-breakpoint
CREATE INDEX `one_time_codes_browser` ON `one_time_codes` (`browser_hash`,`purpose`,`created_at`);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`estate_id` text,
	`channel` text NOT NULL,
	`recipient` text NOT NULL,
	`template` text NOT NULL,
	`parameters` text NOT NULL,
	`dedupe_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`expires_at` integer,
	`attempts` integer DEFAULT 0 NOT NULL,
	`claimed_until` integer,
	`state` text DEFAULT 'waiting' NOT NULL,
	`sent_at` integer,
	`last_error` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupe` ON `outbox` (`dedupe_key`);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`due_at`);
--> statement-breakpoint
CREATE INDEX `outbox_created` ON `outbox` (`created_at`);
--> statement-breakpoint
CREATE TABLE `owners` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`owner_key` text NOT NULL,
	`name` text NOT NULL,
	`kind` text DEFAULT 'person' NOT NULL,
	`phone` text,
	`id_suffix` text,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`) REFERENCES `estates`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `owners_key` ON `owners` (`estate_id`,`owner_key`);
--> statement-breakpoint
CREATE TABLE `ownerships` (
	`estate_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`owner_id` text NOT NULL,
	`share_numerator` integer NOT NULL,
	`share_denominator` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `unit_id`, `owner_id`),
	FOREIGN KEY (`estate_id`,`unit_id`) REFERENCES `units`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estate_id`,`owner_id`) REFERENCES `owners`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `ownerships_owner` ON `ownerships` (`estate_id`,`owner_id`);
--> statement-breakpoint
CREATE TABLE `paper_ballots` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`vote_id` text NOT NULL,
	`voter_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`mode` text NOT NULL,
	`photo_file_id` text,
	`received_at` integer NOT NULL,
	`received_by` text NOT NULL,
	`request_key` text NOT NULL,
	`state` text DEFAULT 'received' NOT NULL,
	`reason` text,
	`settled_at` integer,
	`settled_by` text,
	`ballot_id` text,
	`taken_by` text,
	`taken_at` integer,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`,`vote_id`,`voter_id`) REFERENCES `roll_voters`(`estate_id`,`vote_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "paper_ballots_known" CHECK("paper_ballots"."state" in ('received', 'differs', 'confirmed', 'set-aside', 'invalid', 'rejected') and "paper_ballots"."mode" in ('open', 'sealed')),
	CONSTRAINT "paper_ballots_photo" CHECK("paper_ballots"."mode" = 'sealed' or "paper_ballots"."photo_file_id" is not null),
	CONSTRAINT "paper_ballots_ballot" CHECK(("paper_ballots"."state" in ('confirmed', 'set-aside')) = ("paper_ballots"."ballot_id" is not null))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `paper_ballots_request` ON `paper_ballots` (`estate_id`,`vote_id`,`request_key`);
--> statement-breakpoint
CREATE INDEX `paper_ballots_voter` ON `paper_ballots` (`estate_id`,`vote_id`,`voter_id`);
--> statement-breakpoint
CREATE INDEX `paper_ballots_state` ON `paper_ballots` (`estate_id`,`vote_id`,`state`);
--> statement-breakpoint
CREATE TABLE `paper_entries` (
	`estate_id` text NOT NULL,
	`paper_id` text NOT NULL,
	`position` integer NOT NULL,
	`entered_by` text NOT NULL,
	`entered_at` integer NOT NULL,
	`validity` text NOT NULL,
	`reason` text NOT NULL,
	`choices` text NOT NULL,
	`request_key` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`estate_id`, `paper_id`, `position`),
	FOREIGN KEY (`estate_id`,`paper_id`) REFERENCES `paper_ballots`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "paper_entries_position" CHECK("paper_entries"."position" between 1 and 3),
	CONSTRAINT "paper_entries_validity" CHECK("paper_entries"."validity" in ('valid', 'blank', 'spoiled'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `paper_entries_person` ON `paper_entries` (`estate_id`,`paper_id`,`entered_by`);
--> statement-breakpoint
CREATE TABLE `paper_openings` (
	`estate_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`position` integer NOT NULL,
	`paper_id` text NOT NULL,
	`salt` text NOT NULL,
	`first_id` text NOT NULL,
	`second_id` text,
	PRIMARY KEY(`estate_id`, `vote_id`, `position`),
	FOREIGN KEY (`estate_id`,`vote_id`) REFERENCES `votes`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `paper_openings_paper` ON `paper_openings` (`estate_id`,`paper_id`);
--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`display_name` text NOT NULL,
	`phone` text,
	`login_name` text,
	`password_hash` text,
	`must_change_password` integer DEFAULT false NOT NULL,
	`totp_secret` text,
	`totp_confirmed_at` integer,
	`totp_last_step` integer,
	`disabled_at` integer,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `people_phone` ON `people` (`phone`);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_login_name` ON `people` (`login_name`);
--> statement-breakpoint
CREATE TABLE `plan_item_funds` (
	`estate_id` text NOT NULL,
	`item_id` text NOT NULL,
	`source_code` text NOT NULL,
	`amount_fen` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `item_id`, `source_code`),
	FOREIGN KEY (`source_code`) REFERENCES `fund_sources`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estate_id`,`item_id`) REFERENCES `plan_items`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_item_funds_amount" CHECK("plan_item_funds"."amount_fen" > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `plan_items` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`version_id` text NOT NULL,
	`item_key` text NOT NULL,
	`position` integer NOT NULL,
	`class_code` text NOT NULL,
	`name` text NOT NULL,
	`description` text NOT NULL,
	`cost_fen` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`class_code`) REFERENCES `item_classes`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estate_id`,`version_id`) REFERENCES `plan_versions`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "plan_items_cost" CHECK("plan_items"."cost_fen" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_items_key` ON `plan_items` (`estate_id`,`version_id`,`item_key`);
--> statement-breakpoint
CREATE TABLE `plan_versions` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`plan_id` text NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`summary` text NOT NULL,
	`change_note` text NOT NULL,
	`content_hash` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`published_at` integer,
	`published_by` text,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`,`plan_id`) REFERENCES `plans`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `plan_versions_number` ON `plan_versions` (`estate_id`,`plan_id`,`number`);
--> statement-breakpoint
CREATE TABLE `plans` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`) REFERENCES `estates`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `plans_one_per_estate` ON `plans` (`estate_id`);
--> statement-breakpoint
CREATE TABLE `rate_limits` (
	`key` text PRIMARY KEY NOT NULL,
	`points` integer NOT NULL,
	`expires_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `rate_limits_expires` ON `rate_limits` (`expires_at`);
--> statement-breakpoint
CREATE TABLE `readings` (
	`estate_id` text NOT NULL,
	`notice_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`person_id` text NOT NULL,
	`read_at` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `notice_id`, `unit_id`, `person_id`),
	FOREIGN KEY (`estate_id`,`notice_id`) REFERENCES `notices`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estate_id`,`unit_id`) REFERENCES `units`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `readings_person` ON `readings` (`estate_id`,`person_id`,`notice_id`);
--> statement-breakpoint
CREATE TABLE `regions` (
	`code` text PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`name` text NOT NULL,
	`parent_code` text,
	`path` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `regions_path` ON `regions` (`path`);
--> statement-breakpoint
CREATE INDEX `regions_parent` ON `regions` (`parent_code`);
--> statement-breakpoint
CREATE TABLE `register_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`estate_id` text,
	`uploaded_by` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`summary` text NOT NULL,
	`error_count` integer NOT NULL,
	`confirmed_at` integer
) STRICT;
--> statement-breakpoint
CREATE INDEX `register_imports_person` ON `register_imports` (`uploaded_by`,`uploaded_at`);
--> statement-breakpoint
CREATE TABLE `reviews` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`plan_version_id` text NOT NULL,
	`vote_id` text,
	`decision` text NOT NULL,
	`reason` text NOT NULL,
	`rules` text NOT NULL,
	`reviewed_by` text NOT NULL,
	`reviewed_at` integer NOT NULL,
	`request_key` text NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`) REFERENCES `estates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estate_id`,`plan_version_id`) REFERENCES `plan_versions`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reviews_request` ON `reviews` (`estate_id`,`request_key`);
--> statement-breakpoint
CREATE INDEX `reviews_version` ON `reviews` (`estate_id`,`plan_version_id`,`reviewed_at`);
--> statement-breakpoint
CREATE TABLE `roll_exclusions` (
	`estate_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`area` integer NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`estate_id`, `vote_id`, `unit_id`),
	FOREIGN KEY (`estate_id`,`vote_id`) REFERENCES `votes`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `roll_openings` (
	`estate_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`voter_id` text NOT NULL,
	`line` text NOT NULL,
	`salt` text,
	`latest_position` integer,
	PRIMARY KEY(`estate_id`, `vote_id`, `voter_id`),
	FOREIGN KEY (`estate_id`,`vote_id`,`voter_id`) REFERENCES `roll_voters`(`estate_id`,`vote_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `roll_units` (
	`estate_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`voter_id` text NOT NULL,
	`area` integer NOT NULL,
	`area_source` text NOT NULL,
	PRIMARY KEY(`estate_id`, `vote_id`, `unit_id`),
	FOREIGN KEY (`estate_id`,`vote_id`,`voter_id`) REFERENCES `roll_voters`(`estate_id`,`vote_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `roll_units_voter` ON `roll_units` (`estate_id`,`vote_id`,`voter_id`);
--> statement-breakpoint
CREATE TABLE `roll_voters` (
	`estate_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`id` text NOT NULL,
	`number` integer NOT NULL,
	`area` integer NOT NULL,
	`unit_count` integer NOT NULL,
	`building_id` text NOT NULL,
	`owner_ids` text NOT NULL,
	`ballot_seq` integer DEFAULT 0 NOT NULL,
	`last_seq` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`estate_id`, `vote_id`, `id`),
	FOREIGN KEY (`estate_id`,`vote_id`) REFERENCES `votes`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "roll_voters_area" CHECK("roll_voters"."area" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `roll_voters_number` ON `roll_voters` (`estate_id`,`vote_id`,`number`);
--> statement-breakpoint
CREATE INDEX `roll_voters_turnout` ON `roll_voters` (`estate_id`,`vote_id`,`ballot_seq`,`area`);
--> statement-breakpoint
CREATE TABLE `rule_profiles` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`version` integer NOT NULL,
	`region_path` text NOT NULL,
	`applies` text DEFAULT 'by-itself' NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`rules` text NOT NULL,
	`created_by` text,
	`created_at` integer DEFAULT 0 NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `rule_profiles_version` ON `rule_profiles` (`code`,`version`);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`stage` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_person` ON `sessions` (`person_id`);
--> statement-breakpoint
CREATE INDEX `sessions_expires` ON `sessions` (`expires_at`);
--> statement-breakpoint
CREATE TABLE `survey_answers` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`survey_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`person_id` text NOT NULL,
	`comment` text NOT NULL,
	`answered_at` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`,`survey_id`) REFERENCES `surveys`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estate_id`,`unit_id`) REFERENCES `units`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_answers_household` ON `survey_answers` (`estate_id`,`survey_id`,`unit_id`);
--> statement-breakpoint
CREATE TABLE `survey_questions` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`survey_id` text NOT NULL,
	`position` integer NOT NULL,
	`item_key` text,
	`code` text,
	`text` text NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`,`survey_id`) REFERENCES `surveys`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_questions_position` ON `survey_questions` (`estate_id`,`survey_id`,`position`);
--> statement-breakpoint
CREATE TABLE `survey_scores` (
	`estate_id` text NOT NULL,
	`answer_id` text NOT NULL,
	`question_id` text NOT NULL,
	`score` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `answer_id`, `question_id`),
	FOREIGN KEY (`estate_id`,`answer_id`) REFERENCES `survey_answers`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estate_id`,`question_id`) REFERENCES `survey_questions`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "survey_scores_range" CHECK("survey_scores"."score" between 0 and 5)
) STRICT;
--> statement-breakpoint
CREATE TABLE `surveys` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`plan_version_id` text NOT NULL,
	`title` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`published_at` integer NOT NULL,
	`published_by` text NOT NULL,
	`request_key` text NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`) REFERENCES `estates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estate_id`,`plan_version_id`) REFERENCES `plan_versions`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "surveys_window" CHECK("surveys"."closes_at" > "surveys"."opens_at")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `surveys_request` ON `surveys` (`estate_id`,`request_key`);
--> statement-breakpoint
CREATE INDEX `surveys_published` ON `surveys` (`estate_id`,`published_at`);
--> statement-breakpoint
CREATE TABLE `units` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`building_id` text NOT NULL,
	`entrance_id` text NOT NULL,
	`number` text NOT NULL,
	`floor` integer NOT NULL,
	`use` text DEFAULT 'dwelling' NOT NULL,
	`area` integer NOT NULL,
	`area_source` text NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`,`entrance_id`) REFERENCES `entrances`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `units_number` ON `units` (`estate_id`,`entrance_id`,`number`);
--> statement-breakpoint
CREATE INDEX `units_building` ON `units` (`estate_id`,`building_id`);
--> statement-breakpoint
CREATE TABLE `visits` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`vote_id` text NOT NULL,
	`unit_id` text NOT NULL,
	`outcome` text NOT NULL,
	`note` text NOT NULL,
	`visited_by` text NOT NULL,
	`visited_at` integer NOT NULL,
	`request_key` text NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`,`vote_id`) REFERENCES `votes`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `visits_request` ON `visits` (`estate_id`,`vote_id`,`request_key`);
--> statement-breakpoint
CREATE INDEX `visits_unit` ON `visits` (`estate_id`,`vote_id`,`unit_id`,`visited_at`);
--> statement-breakpoint
CREATE TABLE `vote_cosignatures` (
	`estate_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`size` integer NOT NULL,
	`witness_id` text NOT NULL,
	`key_text` text NOT NULL,
	`line` text NOT NULL,
	`signed_at` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `vote_id`, `size`, `witness_id`),
	FOREIGN KEY (`witness_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estate_id`,`vote_id`) REFERENCES `votes`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `vote_drafts` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`content` text NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`request_key` text NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`) REFERENCES `estates`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `vote_drafts_request` ON `vote_drafts` (`estate_id`,`request_key`);
--> statement-breakpoint
CREATE TABLE `vote_extensions` (
	`estate_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`number` integer NOT NULL,
	`from_closes_at` integer NOT NULL,
	`to_closes_at` integer NOT NULL,
	`reason` text NOT NULL,
	`extended_by` text NOT NULL,
	`extended_at` integer NOT NULL,
	`request_key` text NOT NULL,
	PRIMARY KEY(`estate_id`, `vote_id`, `number`),
	FOREIGN KEY (`estate_id`,`vote_id`) REFERENCES `votes`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vote_extensions_later" CHECK("vote_extensions"."to_closes_at" > "vote_extensions"."from_closes_at")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `vote_extensions_request` ON `vote_extensions` (`estate_id`,`request_key`);
--> statement-breakpoint
CREATE TABLE `vote_heads` (
	`estate_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`size` integer NOT NULL,
	`note` text NOT NULL,
	`signed_at` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `vote_id`, `size`),
	FOREIGN KEY (`estate_id`,`vote_id`) REFERENCES `votes`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `vote_log_edges` (
	`estate_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`origin` text NOT NULL,
	`questions_hash` text NOT NULL,
	`size` integer NOT NULL,
	`nodes` text NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`estate_id`, `vote_id`),
	FOREIGN KEY (`estate_id`,`vote_id`) REFERENCES `votes`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `vote_log_leaves` (
	`estate_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`ballot_id` text,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`estate_id`, `vote_id`, `position`),
	FOREIGN KEY (`estate_id`,`vote_id`) REFERENCES `votes`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "vote_log_leaves_position" CHECK("vote_log_leaves"."position" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `vote_log_leaves_ballot` ON `vote_log_leaves` (`estate_id`,`ballot_id`);
--> statement-breakpoint
CREATE TABLE `vote_matters` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`vote_id` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`class_code` text NOT NULL,
	`item_key` text,
	`participation_numerator` integer NOT NULL,
	`participation_denominator` integer NOT NULL,
	`approval_numerator` integer NOT NULL,
	`approval_denominator` integer NOT NULL,
	`approval_bound` text NOT NULL,
	`approval_of` text DEFAULT 'participants' NOT NULL,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`,`vote_id`) REFERENCES `votes`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `vote_matters_position` ON `vote_matters` (`estate_id`,`vote_id`,`position`);
--> statement-breakpoint
CREATE TABLE `vote_objections` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`vote_id` text NOT NULL,
	`kind` text NOT NULL,
	`unit_id` text,
	`ballot_id` text,
	`raised_by` text NOT NULL,
	`body` text NOT NULL,
	`raised_at` integer NOT NULL,
	`request_key` text NOT NULL,
	`answer` text,
	`outcome` text,
	`answered_at` integer,
	`answered_by` text,
	`withdrawn_at` integer,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`raised_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estate_id`,`vote_id`) REFERENCES `votes`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `vote_objections_request` ON `vote_objections` (`estate_id`,`raised_by`,`request_key`);
--> statement-breakpoint
CREATE INDEX `vote_objections_vote` ON `vote_objections` (`estate_id`,`vote_id`,`raised_at`);
--> statement-breakpoint
CREATE TABLE `vote_reminders` (
	`estate_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`person_id` text NOT NULL,
	`day` text NOT NULL,
	`number` integer NOT NULL,
	`reminded_by` text NOT NULL,
	`reminded_at` integer NOT NULL,
	PRIMARY KEY(`estate_id`, `vote_id`, `person_id`, `day`, `number`),
	FOREIGN KEY (`estate_id`,`vote_id`) REFERENCES `votes`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `vote_scope_units` (
	`estate_id` text NOT NULL,
	`vote_id` text NOT NULL,
	`unit_id` text NOT NULL,
	PRIMARY KEY(`estate_id`, `vote_id`, `unit_id`),
	FOREIGN KEY (`estate_id`,`vote_id`) REFERENCES `votes`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `votes` (
	`estate_id` text NOT NULL,
	`id` text NOT NULL,
	`plan_version_id` text NOT NULL,
	`profile_id` text NOT NULL,
	`title` text NOT NULL,
	`scope_kind` text NOT NULL,
	`scope_id` text NOT NULL,
	`notice_posted_day` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`announced_at` integer NOT NULL,
	`announced_by` text NOT NULL,
	`request_key` text NOT NULL,
	`concerns_parking` integer DEFAULT false NOT NULL,
	`silence_clause_file_id` text,
	`silence_clause_day` text,
	`opening_refused_at` integer,
	`opened_at` integer,
	`roll_heads` integer,
	`roll_area` integer,
	`roll_hash` text,
	`closed_at` integer,
	`passed` text,
	`objections_until` integer,
	`result_announced_at` integer,
	`result_announced_by` text,
	`effective_at` integer,
	`cancelled_at` integer,
	`cancel_reason` text,
	PRIMARY KEY(`estate_id`, `id`),
	FOREIGN KEY (`estate_id`) REFERENCES `estates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`profile_id`) REFERENCES `rule_profiles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`estate_id`,`plan_version_id`) REFERENCES `plan_versions`(`estate_id`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "votes_window" CHECK("votes"."closes_at" > "votes"."opens_at")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `votes_request` ON `votes` (`estate_id`,`request_key`);
--> statement-breakpoint
CREATE INDEX `votes_due` ON `votes` (`closed_at`,`closes_at`);

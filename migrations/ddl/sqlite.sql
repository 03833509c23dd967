-- Written by a test from what the migrations make.
CREATE TABLE "accountability" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "role" text NOT NULL,
    "text" text NOT NULL,
    "covers" text NOT NULL,
    "added_by_id" uuid_text NULL,
    PRIMARY KEY ("organization_id", "id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from")
);
CREATE INDEX "ix_accountability__role" ON "accountability" ("organization_id", "role");
CREATE INDEX "ix_accountability__valid_from" ON "accountability" ("organization_id", "valid_from");
CREATE INDEX "ix_accountability__valid_to" ON "accountability" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_accountability__id" ON "accountability" ("organization_id", "id") WHERE "valid_to" IS NULL;
CREATE TABLE "assignment" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "seat" text NOT NULL,
    "person_id" uuid_text NOT NULL,
    "first_day" date_text NULL,
    "last_day" date_text NULL,
    "resign_terms" text NULL,
    PRIMARY KEY ("organization_id", "id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from")
);
CREATE INDEX "ix_assignment__person_id" ON "assignment" ("organization_id", "person_id");
CREATE INDEX "ix_assignment__seat" ON "assignment" ("organization_id", "seat");
CREATE INDEX "ix_assignment__valid_from" ON "assignment" ("organization_id", "valid_from");
CREATE INDEX "ix_assignment__valid_to" ON "assignment" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_assignment__id" ON "assignment" ("organization_id", "id") WHERE "valid_to" IS NULL;
CREATE TABLE "decision_type" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "key" text NOT NULL,
    "title" text NULL,
    "description" text NULL,
    "spends" boolean NULL,
    "reversibility" text NULL,
    "attributes" text NOT NULL,
    PRIMARY KEY ("organization_id", "id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from")
);
CREATE INDEX "ix_decision_type__valid_from" ON "decision_type" ("organization_id", "valid_from");
CREATE INDEX "ix_decision_type__valid_to" ON "decision_type" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_decision_type__id" ON "decision_type" ("organization_id", "id") WHERE "valid_to" IS NULL;
CREATE UNIQUE INDEX "uq_decision_type__key" ON "decision_type" ("organization_id", "key") WHERE "valid_to" IS NULL;
CREATE TABLE "digest" (
    "organization_id" uuid_text NOT NULL,
    "person_id" uuid_text NOT NULL,
    "channel" text NOT NULL,
    "told" text NOT NULL,
    "told_at" timestamp_with_timezone_text NULL,
    "held_until" timestamp_with_timezone_text NULL,
    "tries" integer NOT NULL,
    PRIMARY KEY ("organization_id", "person_id", "channel"),
    FOREIGN KEY ("organization_id") REFERENCES "organization" ("id")
);
CREATE TABLE "domain" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "key" text NOT NULL,
    "holder" text NOT NULL,
    "text" text NOT NULL,
    "reach" text NOT NULL,
    "delegated_from_id" uuid_text NULL,
    "covers" text NOT NULL,
    "added_by_id" uuid_text NULL,
    PRIMARY KEY ("organization_id", "id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from")
);
CREATE INDEX "ix_domain__holder" ON "domain" ("organization_id", "holder");
CREATE INDEX "ix_domain__valid_from" ON "domain" ("organization_id", "valid_from");
CREATE INDEX "ix_domain__valid_to" ON "domain" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_domain__id" ON "domain" ("organization_id", "id") WHERE "valid_to" IS NULL;
CREATE UNIQUE INDEX "uq_domain__key" ON "domain" ("organization_id", "key") WHERE "valid_to" IS NULL;
CREATE TABLE "event" (
    "organization_id" uuid_text NOT NULL,
    "revision" integer NOT NULL,
    "position" integer NOT NULL CHECK ("position" >= 0),
    "kind" text NOT NULL,
    "version" integer NOT NULL CHECK ("version" >= 1),
    "body" text NOT NULL,
    PRIMARY KEY ("organization_id", "revision", "position"),
    FOREIGN KEY ("organization_id", "revision") REFERENCES "revision" ("organization_id", "number")
);
CREATE TABLE "external_domain" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "key" text NOT NULL,
    "text" text NOT NULL,
    "owner" text NOT NULL,
    "covers" text NOT NULL,
    PRIMARY KEY ("organization_id", "id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from")
);
CREATE INDEX "ix_external_domain__valid_from" ON "external_domain" ("organization_id", "valid_from");
CREATE INDEX "ix_external_domain__valid_to" ON "external_domain" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_external_domain__id" ON "external_domain" ("organization_id", "id") WHERE "valid_to" IS NULL;
CREATE UNIQUE INDEX "uq_external_domain__key" ON "external_domain" ("organization_id", "key") WHERE "valid_to" IS NULL;
CREATE TABLE "link" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "seat" text NOT NULL,
    "target_id" uuid_text NOT NULL,
    "policy_id" uuid_text NOT NULL,
    PRIMARY KEY ("organization_id", "id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from")
);
CREATE INDEX "ix_link__seat" ON "link" ("organization_id", "seat");
CREATE INDEX "ix_link__target_id" ON "link" ("organization_id", "target_id");
CREATE INDEX "ix_link__valid_from" ON "link" ("organization_id", "valid_from");
CREATE INDEX "ix_link__valid_to" ON "link" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_link__id" ON "link" ("organization_id", "id") WHERE "valid_to" IS NULL;
CREATE TABLE "offer" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "role_id" uuid_text NOT NULL,
    "focus" text NOT NULL,
    "person_id" uuid_text NOT NULL,
    "first_day" date_text NULL,
    "last_day" date_text NULL,
    "resign_terms" text NULL,
    PRIMARY KEY ("organization_id", "id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from")
);
CREATE INDEX "ix_offer__person_id" ON "offer" ("organization_id", "person_id");
CREATE INDEX "ix_offer__role_id" ON "offer" ("organization_id", "role_id");
CREATE INDEX "ix_offer__valid_from" ON "offer" ("organization_id", "valid_from");
CREATE INDEX "ix_offer__valid_to" ON "offer" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_offer__id" ON "offer" ("organization_id", "id") WHERE "valid_to" IS NULL;
CREATE TABLE "organization" (
    "id" uuid_text NOT NULL PRIMARY KEY,
    "key" text NOT NULL,
    "revision" integer NOT NULL CHECK ("revision" >= 1),
    "adopted_at" timestamp_with_timezone_text NOT NULL,
    "first_adopted_at" timestamp_with_timezone_text NOT NULL ,
    "directory" integer NOT NULL DEFAULT 1,
    "process" integer NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX "uq_organization__key" ON "organization" ("key");
CREATE TABLE "person" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "partner" boolean NOT NULL,
    "first_day" date_text NULL,
    "last_day" date_text NULL,
    PRIMARY KEY ("organization_id", "id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from")
);
CREATE INDEX "ix_person__valid_from" ON "person" ("organization_id", "valid_from");
CREATE INDEX "ix_person__valid_to" ON "person" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_person__id" ON "person" ("organization_id", "id") WHERE "valid_to" IS NULL;
CREATE TABLE "policy" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "circle_id" uuid_text NOT NULL,
    "key" text NOT NULL,
    "title" text NOT NULL,
    "text" text NULL,
    "legacy" boolean NOT NULL,
    "review_at" date_text NULL,
    "clauses" text NOT NULL,
    PRIMARY KEY ("organization_id", "id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from")
);
CREATE INDEX "ix_policy__circle_id" ON "policy" ("organization_id", "circle_id");
CREATE INDEX "ix_policy__valid_from" ON "policy" ("organization_id", "valid_from");
CREATE INDEX "ix_policy__valid_to" ON "policy" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_policy__id" ON "policy" ("organization_id", "id") WHERE "valid_to" IS NULL;
CREATE UNIQUE INDEX "uq_policy__key" ON "policy" ("organization_id", "key") WHERE "valid_to" IS NULL;
CREATE TABLE "process_entry" (
    "organization_id" uuid_text NOT NULL,
    "number" integer NOT NULL,
    "circle_id" uuid_text NOT NULL,
    "matter" text NOT NULL,
    "matter_id" uuid_text NOT NULL,
    "at" timestamp_with_timezone_text NOT NULL,
    "person_id" uuid_text NULL,
    "seat" text NULL,
    "standing_in" text NULL,
    "service_account_id" uuid_text NULL,
    "rule" text NOT NULL,
    "version" integer NOT NULL,
    "body" text NOT NULL,
    PRIMARY KEY ("organization_id", "number"),
    FOREIGN KEY ("organization_id") REFERENCES "organization" ("id")
);
CREATE INDEX "ix_process_entry__circle_id" ON "process_entry" ("organization_id", "circle_id", "number");
CREATE INDEX "ix_process_entry__matter_id" ON "process_entry" ("organization_id", "matter_id", "matter", "number");
CREATE TABLE "profile" (
    "organization_id" uuid_text NOT NULL,
    "person_id" uuid_text NOT NULL,
    "key" text NOT NULL,
    "name" text NOT NULL,
    "email" text NULL,
    PRIMARY KEY ("organization_id", "person_id"),
    FOREIGN KEY ("organization_id") REFERENCES "organization" ("id")
);
CREATE UNIQUE INDEX "uq_profile__key" ON "profile" ("organization_id", "key");
CREATE TABLE "profile_external" (
    "organization_id" uuid_text NOT NULL,
    "person_id" uuid_text NOT NULL,
    "system" text NOT NULL,
    "position" integer NOT NULL,
    "outside_id" text NOT NULL,
    PRIMARY KEY ("organization_id", "person_id", "system"),
    FOREIGN KEY ("organization_id", "person_id") REFERENCES "profile" ("organization_id", "person_id")
);
CREATE UNIQUE INDEX "uq_profile_external__outside_id" ON "profile_external" ("organization_id", "system", "outside_id");
CREATE TABLE "proposal" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "circle_id" uuid_text NOT NULL,
    "proposer_id" uuid_text NOT NULL,
    "state" text NOT NULL,
    "looked_at" integer NOT NULL,
    "wakes_at" timestamp_with_timezone_text NULL,
    "adopted_in" integer NULL,
    PRIMARY KEY ("organization_id", "id"),
    FOREIGN KEY ("organization_id") REFERENCES "organization" ("id"),
    FOREIGN KEY ("organization_id", "adopted_in") REFERENCES "revision" ("organization_id", "number")
);
CREATE INDEX "ix_proposal__adopted_in" ON "proposal" ("organization_id", "adopted_in");
CREATE INDEX "ix_proposal__circle_id" ON "proposal" ("organization_id", "circle_id", "id");
CREATE INDEX "ix_proposal__proposer_id" ON "proposal" ("organization_id", "proposer_id", "id");
CREATE INDEX "ix_proposal__state" ON "proposal" ("organization_id", "state", "id");
CREATE INDEX "ix_proposal__wakes_at" ON "proposal" ("wakes_at");
CREATE TABLE "receipt" (
    "organization_id" uuid_text NOT NULL,
    "caller" text NOT NULL,
    "client_mutation_id" text NOT NULL,
    "verb" text NOT NULL,
    "fingerprint" blob NOT NULL,
    "revision" integer NOT NULL,
    "subject" text NULL,
    "done_at" timestamp_with_timezone_text NOT NULL,
    PRIMARY KEY ("organization_id", "caller", "client_mutation_id"),
    FOREIGN KEY ("organization_id") REFERENCES "organization" ("id"),
    FOREIGN KEY ("organization_id", "revision") REFERENCES "revision" ("organization_id", "number")
);
CREATE INDEX "ix_receipt__done_at" ON "receipt" ("done_at");
CREATE INDEX "ix_receipt__revision" ON "receipt" ("organization_id", "revision");
CREATE TABLE "redirect" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "circle_id" uuid_text NOT NULL,
    "mention_id" uuid_text NOT NULL,
    "to_id" uuid_text NOT NULL,
    PRIMARY KEY ("organization_id", "id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from")
);
CREATE INDEX "ix_redirect__circle_id" ON "redirect" ("organization_id", "circle_id");
CREATE INDEX "ix_redirect__valid_from" ON "redirect" ("organization_id", "valid_from");
CREATE INDEX "ix_redirect__valid_to" ON "redirect" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_redirect__id" ON "redirect" ("organization_id", "id") WHERE "valid_to" IS NULL;
CREATE TABLE "revision" (
    "organization_id" uuid_text NOT NULL,
    "number" integer NOT NULL CHECK ("number" >= 1),
    "adopted_at" timestamp_with_timezone_text NOT NULL,
    "cause" text NOT NULL,
    "author" text NOT NULL,
    "author_person_id" uuid_text NULL,
    "author_seat" text NULL,
    "hash" blob NOT NULL,
    "previous_hash" blob NULL,
    "author_service_account_id" uuid_text NULL,
    PRIMARY KEY ("organization_id", "number"),
    FOREIGN KEY ("organization_id") REFERENCES "organization" ("id"),
    CHECK (("number" = 1) = ("previous_hash" IS NULL)),
    CHECK (("author" = 'person') = ("author_person_id" IS NOT NULL))
);
CREATE INDEX "ix_revision__adopted_at" ON "revision" ("organization_id", "adopted_at", "number");
CREATE TABLE "role" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "key" text NOT NULL,
    "name" text NOT NULL,
    "purpose" text NULL,
    "source_id" uuid_text NULL,
    PRIMARY KEY ("organization_id", "id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from")
);
CREATE INDEX "ix_role__source_id" ON "role" ("organization_id", "source_id");
CREATE INDEX "ix_role__valid_from" ON "role" ("organization_id", "valid_from");
CREATE INDEX "ix_role__valid_to" ON "role" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_role__anchor" ON "role" ("organization_id") WHERE "valid_to" IS NULL AND "source_id" IS NULL;
CREATE UNIQUE INDEX "uq_role__id" ON "role" ("organization_id", "id") WHERE "valid_to" IS NULL;
CREATE UNIQUE INDEX "uq_role__key" ON "role" ("organization_id", "key") WHERE "valid_to" IS NULL;
CREATE TABLE "schema_migration" (
    "version" varchar NOT NULL PRIMARY KEY,
    "applied_at" integer NOT NULL
);
CREATE TABLE "seat" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "role_id" uuid_text NOT NULL,
    "focus_text" text NOT NULL,
    "focus_when" text NOT NULL,
    PRIMARY KEY ("organization_id", "id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from")
);
CREATE INDEX "ix_seat__role_id" ON "seat" ("organization_id", "role_id");
CREATE INDEX "ix_seat__valid_from" ON "seat" ("organization_id", "valid_from");
CREATE INDEX "ix_seat__valid_to" ON "seat" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_seat__id" ON "seat" ("organization_id", "id") WHERE "valid_to" IS NULL;
CREATE TABLE "service_account" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "key" text NOT NULL,
    "may_ask" boolean NOT NULL,
    "may_act" boolean NOT NULL,
    PRIMARY KEY ("organization_id", "id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from")
);
CREATE INDEX "ix_service_account__valid_from" ON "service_account" ("organization_id", "valid_from");
CREATE INDEX "ix_service_account__valid_to" ON "service_account" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_service_account__id" ON "service_account" ("organization_id", "id") WHERE "valid_to" IS NULL;
CREATE UNIQUE INDEX "uq_service_account__key" ON "service_account" ("organization_id", "key") WHERE "valid_to" IS NULL;
CREATE TABLE "settings" (
    "organization_id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "key" text NOT NULL,
    "name" text NOT NULL,
    "profile" text NOT NULL,
    "articles" text NOT NULL,
    "currency" text NOT NULL,
    "time_zone" text NOT NULL,
    "admins" text NOT NULL,
    "announcement_minutes" integer NOT NULL,
    "spending_minutes" integer NOT NULL,
    "reply_minutes" integer NOT NULL,
    PRIMARY KEY ("organization_id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from")
);
CREATE INDEX "ix_settings__valid_to" ON "settings" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_settings__organization_id" ON "settings" ("organization_id") WHERE "valid_to" IS NULL;
CREATE TABLE "spend_control" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "valid_from" integer NOT NULL,
    "valid_to" integer NULL,
    "role_id" uuid_text NOT NULL,
    "limit_amount" text NULL,
    "limit_currency" text NULL,
    "limit_per" text NOT NULL,
    "scopes" text NOT NULL,
    PRIMARY KEY ("organization_id", "id", "valid_from"),
    FOREIGN KEY ("organization_id", "valid_from") REFERENCES "revision" ("organization_id", "number"),
    FOREIGN KEY ("organization_id", "valid_to") REFERENCES "revision" ("organization_id", "number"),
    CHECK ("valid_to" > "valid_from"),
    CHECK (("limit_amount" IS NULL) = ("limit_currency" IS NULL))
);
CREATE INDEX "ix_spend_control__role_id" ON "spend_control" ("organization_id", "role_id");
CREATE INDEX "ix_spend_control__valid_from" ON "spend_control" ("organization_id", "valid_from");
CREATE INDEX "ix_spend_control__valid_to" ON "spend_control" ("organization_id", "valid_to");
CREATE UNIQUE INDEX "uq_spend_control__id" ON "spend_control" ("organization_id", "id") WHERE "valid_to" IS NULL;
CREATE TABLE "tension" (
    "organization_id" uuid_text NOT NULL,
    "id" uuid_text NOT NULL,
    "circle_id" uuid_text NOT NULL,
    "person_id" uuid_text NULL,
    "state" text NOT NULL,
    "origin" text NULL,
    PRIMARY KEY ("organization_id", "id"),
    FOREIGN KEY ("organization_id") REFERENCES "organization" ("id")
);
CREATE INDEX "ix_tension__circle_id" ON "tension" ("organization_id", "circle_id", "id");
CREATE INDEX "ix_tension__person_id" ON "tension" ("organization_id", "person_id", "id");
CREATE INDEX "ix_tension__state" ON "tension" ("organization_id", "state", "id");
CREATE UNIQUE INDEX "uq_tension__origin" ON "tension" ("organization_id", "origin");

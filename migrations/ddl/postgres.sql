-- Written by a test from what the migrations make.
CREATE TABLE accountability (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    role text NOT NULL,
    text text NOT NULL,
    covers text NOT NULL,
    added_by_id uuid,
    CONSTRAINT accountability_check CHECK ((valid_to > valid_from)),
    CONSTRAINT accountability_pkey PRIMARY KEY (organization_id, id, valid_from),
    CONSTRAINT fk_accountability__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_accountability__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number)
);
CREATE INDEX ix_accountability__role ON public.accountability USING btree (organization_id, role);
CREATE INDEX ix_accountability__valid_from ON public.accountability USING btree (organization_id, valid_from);
CREATE INDEX ix_accountability__valid_to ON public.accountability USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_accountability__id ON public.accountability USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE TABLE assignment (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    seat text NOT NULL,
    person_id uuid NOT NULL,
    first_day date,
    last_day date,
    resign_terms text,
    CONSTRAINT assignment_check CHECK ((valid_to > valid_from)),
    CONSTRAINT assignment_pkey PRIMARY KEY (organization_id, id, valid_from),
    CONSTRAINT fk_assignment__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_assignment__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number)
);
CREATE INDEX ix_assignment__person_id ON public.assignment USING btree (organization_id, person_id);
CREATE INDEX ix_assignment__seat ON public.assignment USING btree (organization_id, seat);
CREATE INDEX ix_assignment__valid_from ON public.assignment USING btree (organization_id, valid_from);
CREATE INDEX ix_assignment__valid_to ON public.assignment USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_assignment__id ON public.assignment USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE TABLE decision_type (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    key text NOT NULL,
    title text,
    description text,
    spends boolean,
    reversibility text,
    attributes text NOT NULL,
    CONSTRAINT decision_type_check CHECK ((valid_to > valid_from)),
    CONSTRAINT decision_type_pkey PRIMARY KEY (organization_id, id, valid_from),
    CONSTRAINT fk_decision_type__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_decision_type__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number)
);
CREATE INDEX ix_decision_type__valid_from ON public.decision_type USING btree (organization_id, valid_from);
CREATE INDEX ix_decision_type__valid_to ON public.decision_type USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_decision_type__id ON public.decision_type USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_decision_type__key ON public.decision_type USING btree (organization_id, key) WHERE (valid_to IS NULL);
CREATE TABLE digest (
    organization_id uuid NOT NULL,
    person_id uuid NOT NULL,
    channel text NOT NULL,
    told text NOT NULL,
    told_at timestamp with time zone,
    held_until timestamp with time zone,
    tries bigint NOT NULL,
    CONSTRAINT digest_pkey PRIMARY KEY (organization_id, person_id, channel),
    CONSTRAINT fk_digest__organization_id FOREIGN KEY (organization_id) REFERENCES organization(id)
);
CREATE TABLE domain (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    key text NOT NULL,
    holder text NOT NULL,
    text text NOT NULL,
    reach text NOT NULL,
    delegated_from_id uuid,
    covers text NOT NULL,
    added_by_id uuid,
    CONSTRAINT domain_check CHECK ((valid_to > valid_from)),
    CONSTRAINT domain_pkey PRIMARY KEY (organization_id, id, valid_from),
    CONSTRAINT fk_domain__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_domain__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number)
);
CREATE INDEX ix_domain__holder ON public.domain USING btree (organization_id, holder);
CREATE INDEX ix_domain__valid_from ON public.domain USING btree (organization_id, valid_from);
CREATE INDEX ix_domain__valid_to ON public.domain USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_domain__id ON public.domain USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_domain__key ON public.domain USING btree (organization_id, key) WHERE (valid_to IS NULL);
CREATE TABLE event (
    organization_id uuid NOT NULL,
    revision bigint NOT NULL,
    position bigint NOT NULL,
    kind text NOT NULL,
    version bigint NOT NULL,
    body text NOT NULL,
    CONSTRAINT event_pkey PRIMARY KEY (organization_id, revision, "position"),
    CONSTRAINT event_position_check CHECK (("position" >= 0)),
    CONSTRAINT event_version_check CHECK ((version >= 1)),
    CONSTRAINT fk_event__revision FOREIGN KEY (organization_id, revision) REFERENCES revision(organization_id, number)
);
CREATE TABLE external_domain (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    key text NOT NULL,
    text text NOT NULL,
    owner text NOT NULL,
    covers text NOT NULL,
    CONSTRAINT external_domain_check CHECK ((valid_to > valid_from)),
    CONSTRAINT external_domain_pkey PRIMARY KEY (organization_id, id, valid_from),
    CONSTRAINT fk_external_domain__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_external_domain__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number)
);
CREATE INDEX ix_external_domain__valid_from ON public.external_domain USING btree (organization_id, valid_from);
CREATE INDEX ix_external_domain__valid_to ON public.external_domain USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_external_domain__id ON public.external_domain USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_external_domain__key ON public.external_domain USING btree (organization_id, key) WHERE (valid_to IS NULL);
CREATE TABLE link (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    seat text NOT NULL,
    target_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    CONSTRAINT fk_link__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_link__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number),
    CONSTRAINT link_check CHECK ((valid_to > valid_from)),
    CONSTRAINT link_pkey PRIMARY KEY (organization_id, id, valid_from)
);
CREATE INDEX ix_link__seat ON public.link USING btree (organization_id, seat);
CREATE INDEX ix_link__target_id ON public.link USING btree (organization_id, target_id);
CREATE INDEX ix_link__valid_from ON public.link USING btree (organization_id, valid_from);
CREATE INDEX ix_link__valid_to ON public.link USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_link__id ON public.link USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE TABLE offer (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    role_id uuid NOT NULL,
    focus text NOT NULL,
    person_id uuid NOT NULL,
    first_day date,
    last_day date,
    resign_terms text,
    CONSTRAINT fk_offer__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_offer__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number),
    CONSTRAINT offer_check CHECK ((valid_to > valid_from)),
    CONSTRAINT offer_pkey PRIMARY KEY (organization_id, id, valid_from)
);
CREATE INDEX ix_offer__person_id ON public.offer USING btree (organization_id, person_id);
CREATE INDEX ix_offer__role_id ON public.offer USING btree (organization_id, role_id);
CREATE INDEX ix_offer__valid_from ON public.offer USING btree (organization_id, valid_from);
CREATE INDEX ix_offer__valid_to ON public.offer USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_offer__id ON public.offer USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE TABLE organization (
    id uuid NOT NULL,
    key text NOT NULL,
    revision bigint NOT NULL,
    adopted_at timestamp with time zone NOT NULL,
    first_adopted_at timestamp with time zone NOT NULL,
    directory bigint NOT NULL,
    process bigint NOT NULL,
    CONSTRAINT organization_pkey PRIMARY KEY (id),
    CONSTRAINT organization_revision_check CHECK ((revision >= 1))
);
CREATE UNIQUE INDEX uq_organization__key ON public.organization USING btree (key);
CREATE TABLE person (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    partner boolean NOT NULL,
    first_day date,
    last_day date,
    CONSTRAINT fk_person__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_person__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number),
    CONSTRAINT person_check CHECK ((valid_to > valid_from)),
    CONSTRAINT person_pkey PRIMARY KEY (organization_id, id, valid_from)
);
CREATE INDEX ix_person__valid_from ON public.person USING btree (organization_id, valid_from);
CREATE INDEX ix_person__valid_to ON public.person USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_person__id ON public.person USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE TABLE policy (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    circle_id uuid NOT NULL,
    key text NOT NULL,
    title text NOT NULL,
    text text,
    legacy boolean NOT NULL,
    review_at date,
    clauses text NOT NULL,
    CONSTRAINT fk_policy__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_policy__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number),
    CONSTRAINT policy_check CHECK ((valid_to > valid_from)),
    CONSTRAINT policy_pkey PRIMARY KEY (organization_id, id, valid_from)
);
CREATE INDEX ix_policy__circle_id ON public.policy USING btree (organization_id, circle_id);
CREATE INDEX ix_policy__valid_from ON public.policy USING btree (organization_id, valid_from);
CREATE INDEX ix_policy__valid_to ON public.policy USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_policy__id ON public.policy USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_policy__key ON public.policy USING btree (organization_id, key) WHERE (valid_to IS NULL);
CREATE TABLE process_entry (
    organization_id uuid NOT NULL,
    number bigint NOT NULL,
    circle_id uuid NOT NULL,
    matter text NOT NULL,
    matter_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    person_id uuid,
    seat text,
    standing_in text,
    service_account_id uuid,
    rule text NOT NULL,
    version bigint NOT NULL,
    body text NOT NULL,
    CONSTRAINT fk_process_entry__organization_id FOREIGN KEY (organization_id) REFERENCES organization(id),
    CONSTRAINT process_entry_pkey PRIMARY KEY (organization_id, number)
);
CREATE INDEX ix_process_entry__circle_id ON public.process_entry USING btree (organization_id, circle_id, number);
CREATE INDEX ix_process_entry__matter_id ON public.process_entry USING btree (organization_id, matter_id, matter, number);
CREATE TABLE profile (
    organization_id uuid NOT NULL,
    person_id uuid NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    email text,
    CONSTRAINT fk_profile__organization_id FOREIGN KEY (organization_id) REFERENCES organization(id),
    CONSTRAINT profile_pkey PRIMARY KEY (organization_id, person_id)
);
CREATE UNIQUE INDEX uq_profile__key ON public.profile USING btree (organization_id, key);
CREATE TABLE profile_external (
    organization_id uuid NOT NULL,
    person_id uuid NOT NULL,
    system text NOT NULL,
    position bigint NOT NULL,
    outside_id text NOT NULL,
    CONSTRAINT fk_profile_external__person_id FOREIGN KEY (organization_id, person_id) REFERENCES profile(organization_id, person_id),
    CONSTRAINT profile_external_pkey PRIMARY KEY (organization_id, person_id, system)
);
CREATE UNIQUE INDEX uq_profile_external__outside_id ON public.profile_external USING btree (organization_id, system, outside_id);
CREATE TABLE proposal (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    circle_id uuid NOT NULL,
    proposer_id uuid NOT NULL,
    state text NOT NULL,
    looked_at bigint NOT NULL,
    wakes_at timestamp with time zone,
    adopted_in bigint,
    CONSTRAINT fk_proposal__adopted_in FOREIGN KEY (organization_id, adopted_in) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_proposal__organization_id FOREIGN KEY (organization_id) REFERENCES organization(id),
    CONSTRAINT proposal_pkey PRIMARY KEY (organization_id, id)
);
CREATE INDEX ix_proposal__adopted_in ON public.proposal USING btree (organization_id, adopted_in);
CREATE INDEX ix_proposal__circle_id ON public.proposal USING btree (organization_id, circle_id, id);
CREATE INDEX ix_proposal__proposer_id ON public.proposal USING btree (organization_id, proposer_id, id);
CREATE INDEX ix_proposal__state ON public.proposal USING btree (organization_id, state, id);
CREATE INDEX ix_proposal__wakes_at ON public.proposal USING btree (wakes_at);
CREATE TABLE receipt (
    organization_id uuid NOT NULL,
    caller text NOT NULL,
    client_mutation_id text NOT NULL,
    verb text NOT NULL,
    fingerprint bytea NOT NULL,
    revision bigint NOT NULL,
    subject text,
    done_at timestamp with time zone NOT NULL,
    CONSTRAINT fk_receipt__organization_id FOREIGN KEY (organization_id) REFERENCES organization(id),
    CONSTRAINT fk_receipt__revision FOREIGN KEY (organization_id, revision) REFERENCES revision(organization_id, number),
    CONSTRAINT receipt_pkey PRIMARY KEY (organization_id, caller, client_mutation_id)
);
CREATE INDEX ix_receipt__done_at ON public.receipt USING btree (done_at);
CREATE INDEX ix_receipt__revision ON public.receipt USING btree (organization_id, revision);
CREATE TABLE redirect (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    circle_id uuid NOT NULL,
    mention_id uuid NOT NULL,
    to_id uuid NOT NULL,
    CONSTRAINT fk_redirect__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_redirect__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number),
    CONSTRAINT redirect_check CHECK ((valid_to > valid_from)),
    CONSTRAINT redirect_pkey PRIMARY KEY (organization_id, id, valid_from)
);
CREATE INDEX ix_redirect__circle_id ON public.redirect USING btree (organization_id, circle_id);
CREATE INDEX ix_redirect__valid_from ON public.redirect USING btree (organization_id, valid_from);
CREATE INDEX ix_redirect__valid_to ON public.redirect USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_redirect__id ON public.redirect USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE TABLE revision (
    organization_id uuid NOT NULL,
    number bigint NOT NULL,
    adopted_at timestamp with time zone NOT NULL,
    cause text NOT NULL,
    author text NOT NULL,
    author_person_id uuid,
    author_seat text,
    hash bytea NOT NULL,
    previous_hash bytea,
    author_service_account_id uuid,
    CONSTRAINT fk_revision__organization_id FOREIGN KEY (organization_id) REFERENCES organization(id),
    CONSTRAINT revision_check CHECK (((number = 1) = (previous_hash IS NULL))),
    CONSTRAINT revision_check1 CHECK (((author = 'person'::text) = (author_person_id IS NOT NULL))),
    CONSTRAINT revision_number_check CHECK ((number >= 1)),
    CONSTRAINT revision_pkey PRIMARY KEY (organization_id, number)
);
CREATE INDEX ix_revision__adopted_at ON public.revision USING btree (organization_id, adopted_at, number);
CREATE TABLE role (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    key text NOT NULL,
    name text NOT NULL,
    purpose text,
    source_id uuid,
    CONSTRAINT fk_role__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_role__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number),
    CONSTRAINT role_check CHECK ((valid_to > valid_from)),
    CONSTRAINT role_pkey PRIMARY KEY (organization_id, id, valid_from)
);
CREATE INDEX ix_role__source_id ON public.role USING btree (organization_id, source_id);
CREATE INDEX ix_role__valid_from ON public.role USING btree (organization_id, valid_from);
CREATE INDEX ix_role__valid_to ON public.role USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_role__anchor ON public.role USING btree (organization_id) WHERE ((valid_to IS NULL) AND (source_id IS NULL));
CREATE UNIQUE INDEX uq_role__id ON public.role USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_role__key ON public.role USING btree (organization_id, key) WHERE (valid_to IS NULL);
CREATE TABLE schema_migration (
    version character varying NOT NULL,
    applied_at bigint NOT NULL,
    CONSTRAINT schema_migration_pkey PRIMARY KEY (version)
);
CREATE TABLE seat (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    role_id uuid NOT NULL,
    focus_text text NOT NULL,
    focus_when text NOT NULL,
    CONSTRAINT fk_seat__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_seat__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number),
    CONSTRAINT seat_check CHECK ((valid_to > valid_from)),
    CONSTRAINT seat_pkey PRIMARY KEY (organization_id, id, valid_from)
);
CREATE INDEX ix_seat__role_id ON public.seat USING btree (organization_id, role_id);
CREATE INDEX ix_seat__valid_from ON public.seat USING btree (organization_id, valid_from);
CREATE INDEX ix_seat__valid_to ON public.seat USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_seat__id ON public.seat USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE TABLE service_account (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    key text NOT NULL,
    may_ask boolean NOT NULL,
    may_act boolean NOT NULL,
    CONSTRAINT fk_service_account__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_service_account__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number),
    CONSTRAINT service_account_check CHECK ((valid_to > valid_from)),
    CONSTRAINT service_account_pkey PRIMARY KEY (organization_id, id, valid_from)
);
CREATE INDEX ix_service_account__valid_from ON public.service_account USING btree (organization_id, valid_from);
CREATE INDEX ix_service_account__valid_to ON public.service_account USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_service_account__id ON public.service_account USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_service_account__key ON public.service_account USING btree (organization_id, key) WHERE (valid_to IS NULL);
CREATE TABLE settings (
    organization_id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    key text NOT NULL,
    name text NOT NULL,
    profile text NOT NULL,
    articles text NOT NULL,
    currency text NOT NULL,
    time_zone text NOT NULL,
    admins text NOT NULL,
    announcement_minutes bigint NOT NULL,
    spending_minutes bigint NOT NULL,
    reply_minutes bigint NOT NULL,
    CONSTRAINT fk_settings__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_settings__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number),
    CONSTRAINT settings_check CHECK ((valid_to > valid_from)),
    CONSTRAINT settings_pkey PRIMARY KEY (organization_id, valid_from)
);
CREATE INDEX ix_settings__valid_to ON public.settings USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_settings__organization_id ON public.settings USING btree (organization_id) WHERE (valid_to IS NULL);
CREATE TABLE spend_control (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    role_id uuid NOT NULL,
    limit_amount text,
    limit_currency text,
    limit_per text NOT NULL,
    scopes text NOT NULL,
    CONSTRAINT fk_spend_control__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES revision(organization_id, number),
    CONSTRAINT fk_spend_control__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES revision(organization_id, number),
    CONSTRAINT spend_control_check CHECK ((valid_to > valid_from)),
    CONSTRAINT spend_control_check1 CHECK (((limit_amount IS NULL) = (limit_currency IS NULL))),
    CONSTRAINT spend_control_pkey PRIMARY KEY (organization_id, id, valid_from)
);
CREATE INDEX ix_spend_control__role_id ON public.spend_control USING btree (organization_id, role_id);
CREATE INDEX ix_spend_control__valid_from ON public.spend_control USING btree (organization_id, valid_from);
CREATE INDEX ix_spend_control__valid_to ON public.spend_control USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_spend_control__id ON public.spend_control USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE TABLE tension (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    circle_id uuid NOT NULL,
    person_id uuid,
    state text NOT NULL,
    origin text,
    CONSTRAINT fk_tension__organization_id FOREIGN KEY (organization_id) REFERENCES organization(id),
    CONSTRAINT tension_pkey PRIMARY KEY (organization_id, id)
);
CREATE INDEX ix_tension__circle_id ON public.tension USING btree (organization_id, circle_id, id);
CREATE INDEX ix_tension__person_id ON public.tension USING btree (organization_id, person_id, id);
CREATE INDEX ix_tension__state ON public.tension USING btree (organization_id, state, id);
CREATE UNIQUE INDEX uq_tension__origin ON public.tension USING btree (organization_id, origin);

-- The database of the first program that kept a record, with a small organization in it: the schema
-- after m0001_record. Written by that program, never changed since; README.md beside it says more.
CREATE TABLE public.accountability (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    role text NOT NULL,
    text text NOT NULL,
    covers text NOT NULL,
    added_by_id uuid,
    CONSTRAINT accountability_check CHECK ((valid_to > valid_from))
);
CREATE TABLE public.assignment (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    seat text NOT NULL,
    person_id uuid NOT NULL,
    first_day date,
    last_day date,
    CONSTRAINT assignment_check CHECK ((valid_to > valid_from))
);
CREATE TABLE public.decision_type (
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
    CONSTRAINT decision_type_check CHECK ((valid_to > valid_from))
);
CREATE TABLE public.domain (
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
    CONSTRAINT domain_check CHECK ((valid_to > valid_from))
);
CREATE TABLE public.event (
    organization_id uuid NOT NULL,
    revision bigint NOT NULL,
    "position" bigint NOT NULL,
    kind text NOT NULL,
    version bigint NOT NULL,
    body text NOT NULL,
    CONSTRAINT event_position_check CHECK (("position" >= 0)),
    CONSTRAINT event_version_check CHECK ((version >= 1))
);
CREATE TABLE public.external_domain (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    key text NOT NULL,
    text text NOT NULL,
    owner text NOT NULL,
    covers text NOT NULL,
    CONSTRAINT external_domain_check CHECK ((valid_to > valid_from))
);
CREATE TABLE public.link (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    seat text NOT NULL,
    target_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    CONSTRAINT link_check CHECK ((valid_to > valid_from))
);
CREATE TABLE public.organization (
    id uuid NOT NULL,
    key text NOT NULL,
    revision bigint NOT NULL,
    adopted_at timestamp with time zone NOT NULL,
    first_adopted_at timestamp with time zone NOT NULL,
    CONSTRAINT organization_revision_check CHECK ((revision >= 1))
);
CREATE TABLE public.person (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    partner boolean NOT NULL,
    first_day date,
    last_day date,
    CONSTRAINT person_check CHECK ((valid_to > valid_from))
);
CREATE TABLE public.policy (
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
    CONSTRAINT policy_check CHECK ((valid_to > valid_from))
);
CREATE TABLE public.profile (
    organization_id uuid NOT NULL,
    person_id uuid NOT NULL,
    key text NOT NULL,
    name text NOT NULL,
    email text
);
CREATE TABLE public.profile_external (
    organization_id uuid NOT NULL,
    person_id uuid NOT NULL,
    system text NOT NULL,
    "position" bigint NOT NULL,
    outside_id text NOT NULL
);
CREATE TABLE public.redirect (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    circle_id uuid NOT NULL,
    mention_id uuid NOT NULL,
    to_id uuid NOT NULL,
    CONSTRAINT redirect_check CHECK ((valid_to > valid_from))
);
CREATE TABLE public.revision (
    organization_id uuid NOT NULL,
    number bigint NOT NULL,
    adopted_at timestamp with time zone NOT NULL,
    cause text NOT NULL,
    author text NOT NULL,
    author_person_id uuid,
    author_seat text,
    hash bytea NOT NULL,
    previous_hash bytea,
    CONSTRAINT revision_check CHECK (((number = 1) = (previous_hash IS NULL))),
    CONSTRAINT revision_check1 CHECK (((author = 'person'::text) = (author_person_id IS NOT NULL))),
    CONSTRAINT revision_number_check CHECK ((number >= 1))
);
CREATE TABLE public.role (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    key text NOT NULL,
    name text NOT NULL,
    purpose text,
    source_id uuid,
    CONSTRAINT role_check CHECK ((valid_to > valid_from))
);
CREATE TABLE public.schema_migration (
    version character varying NOT NULL,
    applied_at bigint NOT NULL
);
CREATE TABLE public.seat (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    role_id uuid NOT NULL,
    focus_text text NOT NULL,
    focus_when text NOT NULL,
    CONSTRAINT seat_check CHECK ((valid_to > valid_from))
);
CREATE TABLE public.service_account (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    key text NOT NULL,
    may_ask boolean NOT NULL,
    may_act boolean NOT NULL,
    CONSTRAINT service_account_check CHECK ((valid_to > valid_from))
);
CREATE TABLE public.settings (
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
    CONSTRAINT settings_check CHECK ((valid_to > valid_from))
);
CREATE TABLE public.spend_control (
    organization_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from bigint NOT NULL,
    valid_to bigint,
    role_id uuid NOT NULL,
    limit_amount text,
    limit_currency text,
    limit_per text NOT NULL,
    scopes text NOT NULL,
    CONSTRAINT spend_control_check CHECK ((valid_to > valid_from)),
    CONSTRAINT spend_control_check1 CHECK (((limit_amount IS NULL) = (limit_currency IS NULL)))
);
INSERT INTO public.accountability VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8016-68f223007e76', 1, NULL, 'role:01a200d4-cc0d-7000-800c-e4976cc03b12', 'Deciding on waivers', '{"v":1,"is":[{"decision":"waiver","when":[]}]}', NULL);
INSERT INTO public.accountability VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-801a-fb875c41139f', 1, NULL, 'role:01a200d4-cc0d-7000-800e-f57994340c9a', 'Resolving customer exceptions', '{"v":1,"is":[{"decision":"waiver","when":[]},{"decision":"credit","when":[]}]}', NULL);
INSERT INTO public.accountability VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-801e-aed613264520', 1, NULL, 'role:01a200d4-cc0d-7000-8011-720e37377df4', 'Talking to those who leave', '{"v":1,"is":[{"decision":"retention","when":[]}]}', NULL);
INSERT INTO public.accountability VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8022-ae3e11bd645b', 1, NULL, 'role:01a200d4-cc0d-7000-8014-cbf0dc29703a', 'Answering calls', '{"v":1,"is":[{"decision":"waiver.late_fee","when":[]}]}', NULL);
INSERT INTO public.assignment VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8017-65789b478857', 1, NULL, 'role:01a200d4-cc0d-7000-800c-e4976cc03b12', '01a200d4-cc0d-7000-8001-9f5e97918fc4', NULL, NULL);
INSERT INTO public.assignment VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8018-d006e793a2c0', 1, NULL, 'facilitator:01a200d4-cc0d-7000-800c-e4976cc03b12', '01a200d4-cc0d-7000-8004-eb296c675324', NULL, '2027-06-30');
INSERT INTO public.assignment VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8019-8e53df30416f', 1, NULL, 'secretary:01a200d4-cc0d-7000-800c-e4976cc03b12', '01a200d4-cc0d-7000-8003-9ace8c080fa2', NULL, NULL);
INSERT INTO public.assignment VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-801c-c0baf44944b7', 1, NULL, 'role:01a200d4-cc0d-7000-800e-f57994340c9a', '01a200d4-cc0d-7000-8002-7ae1d2d2b193', NULL, NULL);
INSERT INTO public.assignment VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-801d-7ac902e01cc7', 1, NULL, 'role:01a200d4-cc0d-7000-800f-0973a3948be4', '01a200d4-cc0d-7000-8003-9ace8c080fa2', NULL, NULL);
INSERT INTO public.assignment VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-801f-8e892db3585e', 1, NULL, 'role:01a200d4-cc0d-7000-8012-87c8556eb926', '01a200d4-cc0d-7000-8004-eb296c675324', NULL, NULL);
INSERT INTO public.assignment VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8024-8f9244f0aea4', 1, NULL, 'seat:01a200d4-cc0d-7000-8025-3154a8d2ec58', '01a200d4-cc0d-7000-8005-99ba17efb6e6', NULL, NULL);
INSERT INTO public.decision_type VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8006-cc930c9b1c37', 1, NULL, 'waiver', 'Waive what is owed', NULL, true, 'easy', '{"v":1,"is":{"days":"number","note":"text","region":{"one_of":["EMEA","APAC","AMER"]},"urgent":"boolean","value":"money"}}');
INSERT INTO public.decision_type VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8007-70a272ba254e', 1, NULL, 'waiver.late_fee', 'Waive a fee for being late', NULL, NULL, NULL, '{"v":1,"is":{}}');
INSERT INTO public.decision_type VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8008-392393d2d878', 1, NULL, 'credit', 'Put credit on an account', NULL, true, 'easy', '{"v":1,"is":{}}');
INSERT INTO public.decision_type VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8009-b7cd7509b24d', 1, NULL, 'retention', 'Answer somebody who leaves', NULL, false, 'easy', '{"v":1,"is":{}}');
INSERT INTO public.domain VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8010-e713e29fe4bf', 1, NULL, 'credit-balance', 'role:01a200d4-cc0d-7000-800f-0973a3948be4', 'What customers have to their credit', 'organization', NULL, '{"v":1,"is":[{"decision":"credit","when":[]}]}', NULL);
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 0, 'organization_founded', 1, '{"id":"01a200d4-cc0d-7000-8015-c8c7ac7d1e94","key":"first","name":"The First","profile":"v5","articles":[1,2,3,4,5],"currency":"EUR","time_zone":"Europe/Berlin","admins":["01a200d4-cc0d-7000-8001-9f5e97918fc4"],"announcement_minutes":2880,"spending_minutes":2880,"reply_minutes":1440}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 1, 'person_joined', 1, '{"id":"01a200d4-cc0d-7000-8001-9f5e97918fc4","partner":true,"first_day":null,"last_day":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 2, 'person_joined', 1, '{"id":"01a200d4-cc0d-7000-8002-7ae1d2d2b193","partner":true,"first_day":null,"last_day":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 3, 'person_joined', 1, '{"id":"01a200d4-cc0d-7000-8003-9ace8c080fa2","partner":true,"first_day":null,"last_day":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 4, 'person_joined', 1, '{"id":"01a200d4-cc0d-7000-8004-eb296c675324","partner":true,"first_day":null,"last_day":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 5, 'person_joined', 1, '{"id":"01a200d4-cc0d-7000-8005-99ba17efb6e6","partner":true,"first_day":null,"last_day":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 6, 'service_account_registered', 1, '{"id":"01a200d4-cc0d-7000-8000-89bcfeab6a3c","key":"crm","may_ask":true,"may_act":true}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 7, 'decision_type_defined', 1, '{"id":"01a200d4-cc0d-7000-8006-cc930c9b1c37","key":"waiver","title":"Waive what is owed","description":null,"spends":true,"reversibility":"easy","attributes":{"days":"number","note":"text","region":{"one_of":["EMEA","APAC","AMER"]},"urgent":"boolean","value":"money"}}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 8, 'decision_type_defined', 1, '{"id":"01a200d4-cc0d-7000-8007-70a272ba254e","key":"waiver.late_fee","title":"Waive a fee for being late","description":null,"spends":null,"reversibility":null,"attributes":{}}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 9, 'decision_type_defined', 1, '{"id":"01a200d4-cc0d-7000-8008-392393d2d878","key":"credit","title":"Put credit on an account","description":null,"spends":true,"reversibility":"easy","attributes":{}}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 10, 'decision_type_defined', 1, '{"id":"01a200d4-cc0d-7000-8009-b7cd7509b24d","key":"retention","title":"Answer somebody who leaves","description":null,"spends":false,"reversibility":"easy","attributes":{}}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 11, 'role_defined', 1, '{"id":"01a200d4-cc0d-7000-800b-bfcf892d9ba6","key":"company","name":"Company","purpose":"Customers are well looked after","source_id":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 12, 'role_defined', 1, '{"id":"01a200d4-cc0d-7000-800c-e4976cc03b12","key":"customer","name":"Customer Circle","purpose":"Exceptions are decided next to the customer","source_id":"01a200d4-cc0d-7000-800b-bfcf892d9ba6"}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 13, 'role_defined', 1, '{"id":"01a200d4-cc0d-7000-800e-f57994340c9a","key":"care","name":"Care","purpose":null,"source_id":"01a200d4-cc0d-7000-800c-e4976cc03b12"}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 14, 'role_defined', 1, '{"id":"01a200d4-cc0d-7000-800f-0973a3948be4","key":"billing","name":"Billing","purpose":null,"source_id":"01a200d4-cc0d-7000-800c-e4976cc03b12"}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 15, 'role_defined', 1, '{"id":"01a200d4-cc0d-7000-8011-720e37377df4","key":"retention","name":"Retention","purpose":null,"source_id":"01a200d4-cc0d-7000-800c-e4976cc03b12"}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 16, 'role_defined', 1, '{"id":"01a200d4-cc0d-7000-8012-87c8556eb926","key":"support","name":"Support desk","purpose":"Whoever calls is helped","source_id":"01a200d4-cc0d-7000-800c-e4976cc03b12"}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 17, 'role_defined', 1, '{"id":"01a200d4-cc0d-7000-8014-cbf0dc29703a","key":"agent","name":"Agent","purpose":null,"source_id":"01a200d4-cc0d-7000-8012-87c8556eb926"}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 18, 'external_domain_recognized', 1, '{"id":"01a200d4-cc0d-7000-800a-9b9c3a93a08c","key":"arbitration","text":"Arbitration of disputes","owner":"A bank","covers":[{"decision":"credit","when":[]}]}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 19, 'policy_adopted', 1, '{"id":"01a200d4-cc0d-7000-800d-cc59596f7d13","circle_id":"01a200d4-cc0d-7000-800c-e4976cc03b12","key":"p1","title":"P1","text":"What is waived above 500 euros, Billing permits first.","legacy":false,"review_at":null,"clauses":[{"kind":{"constrain":{"scope":{"decision":"waiver","when":[{"attribute":"amount","test":{"gt":{"money":{"amount":"500.00","currency":"EUR"}}}}]},"roles":[],"effect":{"permission_of_role":"01a200d4-cc0d-7000-800f-0973a3948be4"}}},"local":false,"may_override":false}]}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 20, 'policy_adopted', 1, '{"id":"01a200d4-cc0d-7000-8013-b4af144f966c","circle_id":"01a200d4-cc0d-7000-8012-87c8556eb926","key":"guests","title":"Guests","text":null,"legacy":false,"review_at":null,"clauses":[{"kind":{"override":{"link_invite":{"roles":["01a200d4-cc0d-7000-800f-0973a3948be4"],"may_opt_out":true}}},"local":true,"may_override":true}]}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 21, 'seat_split', 1, '{"id":"01a200d4-cc0d-7000-8025-3154a8d2ec58","role_id":"01a200d4-cc0d-7000-8014-cbf0dc29703a","focus_text":"EMEA","focus_when":[{"attribute":"region","test":{"in":[{"text":"EMEA"}]}}]}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 22, 'role_linked', 1, '{"id":"01a200d4-cc0d-7000-8020-08b74eeff80c","seat":"role:01a200d4-cc0d-7000-800f-0973a3948be4","target_id":"01a200d4-cc0d-7000-8012-87c8556eb926","policy_id":"01a200d4-cc0d-7000-8013-b4af144f966c"}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 23, 'domain_delegated', 1, '{"id":"01a200d4-cc0d-7000-8010-e713e29fe4bf","key":"credit-balance","holder":"role:01a200d4-cc0d-7000-800f-0973a3948be4","text":"What customers have to their credit","reach":"organization","delegated_from_id":null,"covers":[{"decision":"credit","when":[]}],"added_by_id":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 24, 'accountability_added', 1, '{"id":"01a200d4-cc0d-7000-8016-68f223007e76","role":"role:01a200d4-cc0d-7000-800c-e4976cc03b12","text":"Deciding on waivers","covers":[{"decision":"waiver","when":[]}],"added_by_id":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 25, 'accountability_added', 1, '{"id":"01a200d4-cc0d-7000-801a-fb875c41139f","role":"role:01a200d4-cc0d-7000-800e-f57994340c9a","text":"Resolving customer exceptions","covers":[{"decision":"waiver","when":[]},{"decision":"credit","when":[]}],"added_by_id":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 26, 'accountability_added', 1, '{"id":"01a200d4-cc0d-7000-801e-aed613264520","role":"role:01a200d4-cc0d-7000-8011-720e37377df4","text":"Talking to those who leave","covers":[{"decision":"retention","when":[]}],"added_by_id":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 27, 'accountability_added', 1, '{"id":"01a200d4-cc0d-7000-8022-ae3e11bd645b","role":"role:01a200d4-cc0d-7000-8014-cbf0dc29703a","text":"Answering calls","covers":[{"decision":"waiver.late_fee","when":[]}],"added_by_id":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 28, 'spend_control_given', 1, '{"id":"01a200d4-cc0d-7000-801b-f5df923c9549","role_id":"01a200d4-cc0d-7000-800e-f57994340c9a","limit_amount":"2000.00","limit_currency":"EUR","limit_per":"case","scopes":[{"decision":"waiver","when":[]},{"decision":"credit","when":[]}]}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 29, 'spend_control_given', 1, '{"id":"01a200d4-cc0d-7000-8023-da3e5e513e16","role_id":"01a200d4-cc0d-7000-8014-cbf0dc29703a","limit_amount":"50.00","limit_currency":"EUR","limit_per":"case","scopes":[{"decision":"waiver.late_fee","when":[]}]}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 30, 'seat_assigned', 1, '{"id":"01a200d4-cc0d-7000-8017-65789b478857","seat":"role:01a200d4-cc0d-7000-800c-e4976cc03b12","person_id":"01a200d4-cc0d-7000-8001-9f5e97918fc4","first_day":null,"last_day":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 31, 'seat_assigned', 1, '{"id":"01a200d4-cc0d-7000-8018-d006e793a2c0","seat":"facilitator:01a200d4-cc0d-7000-800c-e4976cc03b12","person_id":"01a200d4-cc0d-7000-8004-eb296c675324","first_day":null,"last_day":"2027-06-30"}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 32, 'seat_assigned', 1, '{"id":"01a200d4-cc0d-7000-8019-8e53df30416f","seat":"secretary:01a200d4-cc0d-7000-800c-e4976cc03b12","person_id":"01a200d4-cc0d-7000-8003-9ace8c080fa2","first_day":null,"last_day":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 33, 'seat_assigned', 1, '{"id":"01a200d4-cc0d-7000-801c-c0baf44944b7","seat":"role:01a200d4-cc0d-7000-800e-f57994340c9a","person_id":"01a200d4-cc0d-7000-8002-7ae1d2d2b193","first_day":null,"last_day":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 34, 'seat_assigned', 1, '{"id":"01a200d4-cc0d-7000-801d-7ac902e01cc7","seat":"role:01a200d4-cc0d-7000-800f-0973a3948be4","person_id":"01a200d4-cc0d-7000-8003-9ace8c080fa2","first_day":null,"last_day":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 35, 'seat_assigned', 1, '{"id":"01a200d4-cc0d-7000-801f-8e892db3585e","seat":"role:01a200d4-cc0d-7000-8012-87c8556eb926","person_id":"01a200d4-cc0d-7000-8004-eb296c675324","first_day":null,"last_day":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 36, 'seat_assigned', 1, '{"id":"01a200d4-cc0d-7000-8024-8f9244f0aea4","seat":"seat:01a200d4-cc0d-7000-8025-3154a8d2ec58","person_id":"01a200d4-cc0d-7000-8005-99ba17efb6e6","first_day":null,"last_day":null}');
INSERT INTO public.event VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, 37, 'reference_redirected', 1, '{"id":"01a200d4-cc0d-7000-8021-cc11b1b2cddd","circle_id":"01a200d4-cc0d-7000-8012-87c8556eb926","mention_id":"01a200d4-cc0d-7000-8012-87c8556eb926","to_id":"01a200d4-cc0d-7000-8014-cbf0dc29703a"}');
INSERT INTO public.external_domain VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-800a-9b9c3a93a08c', 1, NULL, 'arbitration', 'Arbitration of disputes', 'A bank', '{"v":1,"is":[{"decision":"credit","when":[]}]}');
INSERT INTO public.link VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8020-08b74eeff80c', 1, NULL, 'role:01a200d4-cc0d-7000-800f-0973a3948be4', '01a200d4-cc0d-7000-8012-87c8556eb926', '01a200d4-cc0d-7000-8013-b4af144f966c');
INSERT INTO public.organization VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 'first', 1, '2026-11-22 01:17:55.603065+00', '2026-11-22 01:17:55.603065+00');
INSERT INTO public.person VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8001-9f5e97918fc4', 1, NULL, true, NULL, NULL);
INSERT INTO public.person VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8002-7ae1d2d2b193', 1, NULL, true, NULL, NULL);
INSERT INTO public.person VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8003-9ace8c080fa2', 1, NULL, true, NULL, NULL);
INSERT INTO public.person VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8004-eb296c675324', 1, NULL, true, NULL, NULL);
INSERT INTO public.person VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8005-99ba17efb6e6', 1, NULL, true, NULL, NULL);
INSERT INTO public.policy VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-800d-cc59596f7d13', 1, NULL, '01a200d4-cc0d-7000-800c-e4976cc03b12', 'p1', 'P1', 'What is waived above 500 euros, Billing permits first.', false, NULL, '{"v":1,"is":[{"kind":{"constrain":{"scope":{"decision":"waiver","when":[{"attribute":"amount","test":{"gt":{"money":{"amount":"500.00","currency":"EUR"}}}}]},"roles":[],"effect":{"permission_of_role":"01a200d4-cc0d-7000-800f-0973a3948be4"}}},"local":false,"may_override":false}]}');
INSERT INTO public.policy VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8013-b4af144f966c', 1, NULL, '01a200d4-cc0d-7000-8012-87c8556eb926', 'guests', 'Guests', NULL, false, NULL, '{"v":1,"is":[{"kind":{"override":{"link_invite":{"roles":["01a200d4-cc0d-7000-800f-0973a3948be4"],"may_opt_out":true}}},"local":true,"may_override":true}]}');
INSERT INTO public.profile VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8001-9f5e97918fc4', 'ana', 'Ana', 'ana@first.example');
INSERT INTO public.profile VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8002-7ae1d2d2b193', 'ben', 'Ben', 'ben@first.example');
INSERT INTO public.profile VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8003-9ace8c080fa2', 'cy', 'Cy', NULL);
INSERT INTO public.profile VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8004-eb296c675324', 'dee', 'Dee', NULL);
INSERT INTO public.profile VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8005-99ba17efb6e6', 'eli', 'Eli', NULL);
INSERT INTO public.profile_external VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8001-9f5e97918fc4', 'crm', 0, '1');
INSERT INTO public.profile_external VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8002-7ae1d2d2b193', 'crm', 0, '2');
INSERT INTO public.redirect VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8021-cc11b1b2cddd', 1, NULL, '01a200d4-cc0d-7000-8012-87c8556eb926', '01a200d4-cc0d-7000-8012-87c8556eb926', '01a200d4-cc0d-7000-8014-cbf0dc29703a');
INSERT INTO public.revision VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, '2026-11-22 01:17:55.603065+00', 'setup', 'ratifiers', NULL, NULL, '\x28e9d61c435d7efd220a40549924e7569460ebc74863a2b424f145dcc6c1a011', NULL);
INSERT INTO public.role VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-800b-bfcf892d9ba6', 1, NULL, 'company', 'Company', 'Customers are well looked after', NULL);
INSERT INTO public.role VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-800c-e4976cc03b12', 1, NULL, 'customer', 'Customer Circle', 'Exceptions are decided next to the customer', '01a200d4-cc0d-7000-800b-bfcf892d9ba6');
INSERT INTO public.role VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-800e-f57994340c9a', 1, NULL, 'care', 'Care', NULL, '01a200d4-cc0d-7000-800c-e4976cc03b12');
INSERT INTO public.role VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-800f-0973a3948be4', 1, NULL, 'billing', 'Billing', NULL, '01a200d4-cc0d-7000-800c-e4976cc03b12');
INSERT INTO public.role VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8011-720e37377df4', 1, NULL, 'retention', 'Retention', NULL, '01a200d4-cc0d-7000-800c-e4976cc03b12');
INSERT INTO public.role VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8012-87c8556eb926', 1, NULL, 'support', 'Support desk', 'Whoever calls is helped', '01a200d4-cc0d-7000-800c-e4976cc03b12');
INSERT INTO public.role VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8014-cbf0dc29703a', 1, NULL, 'agent', 'Agent', NULL, '01a200d4-cc0d-7000-8012-87c8556eb926');
INSERT INTO public.schema_migration VALUES ('m0001_record', 1795310275);
INSERT INTO public.seat VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8025-3154a8d2ec58', 1, NULL, '01a200d4-cc0d-7000-8014-cbf0dc29703a', 'EMEA', '{"v":1,"is":[{"attribute":"region","test":{"in":[{"text":"EMEA"}]}}]}');
INSERT INTO public.service_account VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8000-89bcfeab6a3c', 1, NULL, 'crm', true, true);
INSERT INTO public.settings VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', 1, NULL, 'first', 'The First', 'v5', '{"v":1,"is":[1,2,3,4,5]}', 'EUR', 'Europe/Berlin', '{"v":1,"is":["01a200d4-cc0d-7000-8001-9f5e97918fc4"]}', 2880, 2880, 1440);
INSERT INTO public.spend_control VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-801b-f5df923c9549', 1, NULL, '01a200d4-cc0d-7000-800e-f57994340c9a', '2000.00', 'EUR', 'case', '{"v":1,"is":[{"decision":"waiver","when":[]},{"decision":"credit","when":[]}]}');
INSERT INTO public.spend_control VALUES ('01a200d4-cc0d-7000-8015-c8c7ac7d1e94', '01a200d4-cc0d-7000-8023-da3e5e513e16', 1, NULL, '01a200d4-cc0d-7000-8014-cbf0dc29703a', '50.00', 'EUR', 'case', '{"v":1,"is":[{"decision":"waiver.late_fee","when":[]}]}');
ALTER TABLE ONLY public.accountability
    ADD CONSTRAINT accountability_pkey PRIMARY KEY (organization_id, id, valid_from);
ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT assignment_pkey PRIMARY KEY (organization_id, id, valid_from);
ALTER TABLE ONLY public.decision_type
    ADD CONSTRAINT decision_type_pkey PRIMARY KEY (organization_id, id, valid_from);
ALTER TABLE ONLY public.domain
    ADD CONSTRAINT domain_pkey PRIMARY KEY (organization_id, id, valid_from);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (organization_id, revision, "position");
ALTER TABLE ONLY public.external_domain
    ADD CONSTRAINT external_domain_pkey PRIMARY KEY (organization_id, id, valid_from);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT link_pkey PRIMARY KEY (organization_id, id, valid_from);
ALTER TABLE ONLY public.organization
    ADD CONSTRAINT organization_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (organization_id, id, valid_from);
ALTER TABLE ONLY public.policy
    ADD CONSTRAINT policy_pkey PRIMARY KEY (organization_id, id, valid_from);
ALTER TABLE ONLY public.profile_external
    ADD CONSTRAINT profile_external_pkey PRIMARY KEY (organization_id, person_id, system);
ALTER TABLE ONLY public.profile
    ADD CONSTRAINT profile_pkey PRIMARY KEY (organization_id, person_id);
ALTER TABLE ONLY public.redirect
    ADD CONSTRAINT redirect_pkey PRIMARY KEY (organization_id, id, valid_from);
ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_pkey PRIMARY KEY (organization_id, number);
ALTER TABLE ONLY public.role
    ADD CONSTRAINT role_pkey PRIMARY KEY (organization_id, id, valid_from);
ALTER TABLE ONLY public.schema_migration
    ADD CONSTRAINT schema_migration_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.seat
    ADD CONSTRAINT seat_pkey PRIMARY KEY (organization_id, id, valid_from);
ALTER TABLE ONLY public.service_account
    ADD CONSTRAINT service_account_pkey PRIMARY KEY (organization_id, id, valid_from);
ALTER TABLE ONLY public.settings
    ADD CONSTRAINT settings_pkey PRIMARY KEY (organization_id, valid_from);
ALTER TABLE ONLY public.spend_control
    ADD CONSTRAINT spend_control_pkey PRIMARY KEY (organization_id, id, valid_from);
CREATE INDEX ix_accountability__valid_from ON public.accountability USING btree (organization_id, valid_from);
CREATE INDEX ix_accountability__valid_to ON public.accountability USING btree (organization_id, valid_to);
CREATE INDEX ix_assignment__valid_from ON public.assignment USING btree (organization_id, valid_from);
CREATE INDEX ix_assignment__valid_to ON public.assignment USING btree (organization_id, valid_to);
CREATE INDEX ix_decision_type__valid_from ON public.decision_type USING btree (organization_id, valid_from);
CREATE INDEX ix_decision_type__valid_to ON public.decision_type USING btree (organization_id, valid_to);
CREATE INDEX ix_domain__valid_from ON public.domain USING btree (organization_id, valid_from);
CREATE INDEX ix_domain__valid_to ON public.domain USING btree (organization_id, valid_to);
CREATE INDEX ix_external_domain__valid_from ON public.external_domain USING btree (organization_id, valid_from);
CREATE INDEX ix_external_domain__valid_to ON public.external_domain USING btree (organization_id, valid_to);
CREATE INDEX ix_link__valid_from ON public.link USING btree (organization_id, valid_from);
CREATE INDEX ix_link__valid_to ON public.link USING btree (organization_id, valid_to);
CREATE INDEX ix_person__valid_from ON public.person USING btree (organization_id, valid_from);
CREATE INDEX ix_person__valid_to ON public.person USING btree (organization_id, valid_to);
CREATE INDEX ix_policy__valid_from ON public.policy USING btree (organization_id, valid_from);
CREATE INDEX ix_policy__valid_to ON public.policy USING btree (organization_id, valid_to);
CREATE INDEX ix_redirect__valid_from ON public.redirect USING btree (organization_id, valid_from);
CREATE INDEX ix_redirect__valid_to ON public.redirect USING btree (organization_id, valid_to);
CREATE INDEX ix_revision__adopted_at ON public.revision USING btree (organization_id, adopted_at, number);
CREATE INDEX ix_role__valid_from ON public.role USING btree (organization_id, valid_from);
CREATE INDEX ix_role__valid_to ON public.role USING btree (organization_id, valid_to);
CREATE INDEX ix_seat__valid_from ON public.seat USING btree (organization_id, valid_from);
CREATE INDEX ix_seat__valid_to ON public.seat USING btree (organization_id, valid_to);
CREATE INDEX ix_service_account__valid_from ON public.service_account USING btree (organization_id, valid_from);
CREATE INDEX ix_service_account__valid_to ON public.service_account USING btree (organization_id, valid_to);
CREATE INDEX ix_settings__valid_to ON public.settings USING btree (organization_id, valid_to);
CREATE INDEX ix_spend_control__valid_from ON public.spend_control USING btree (organization_id, valid_from);
CREATE INDEX ix_spend_control__valid_to ON public.spend_control USING btree (organization_id, valid_to);
CREATE UNIQUE INDEX uq_accountability__id ON public.accountability USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_assignment__id ON public.assignment USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_decision_type__id ON public.decision_type USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_decision_type__key ON public.decision_type USING btree (organization_id, key) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_domain__id ON public.domain USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_domain__key ON public.domain USING btree (organization_id, key) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_external_domain__id ON public.external_domain USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_external_domain__key ON public.external_domain USING btree (organization_id, key) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_link__id ON public.link USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_organization__key ON public.organization USING btree (key);
CREATE UNIQUE INDEX uq_person__id ON public.person USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_policy__id ON public.policy USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_policy__key ON public.policy USING btree (organization_id, key) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_profile__key ON public.profile USING btree (organization_id, key);
CREATE UNIQUE INDEX uq_profile_external__outside_id ON public.profile_external USING btree (organization_id, system, outside_id);
CREATE UNIQUE INDEX uq_redirect__id ON public.redirect USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_role__anchor ON public.role USING btree (organization_id) WHERE ((valid_to IS NULL) AND (source_id IS NULL));
CREATE UNIQUE INDEX uq_role__id ON public.role USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_role__key ON public.role USING btree (organization_id, key) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_seat__id ON public.seat USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_service_account__id ON public.service_account USING btree (organization_id, id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_service_account__key ON public.service_account USING btree (organization_id, key) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_settings__organization_id ON public.settings USING btree (organization_id) WHERE (valid_to IS NULL);
CREATE UNIQUE INDEX uq_spend_control__id ON public.spend_control USING btree (organization_id, id) WHERE (valid_to IS NULL);
ALTER TABLE ONLY public.accountability
    ADD CONSTRAINT fk_accountability__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.accountability
    ADD CONSTRAINT fk_accountability__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT fk_assignment__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.assignment
    ADD CONSTRAINT fk_assignment__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.decision_type
    ADD CONSTRAINT fk_decision_type__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.decision_type
    ADD CONSTRAINT fk_decision_type__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.domain
    ADD CONSTRAINT fk_domain__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.domain
    ADD CONSTRAINT fk_domain__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT fk_event__revision FOREIGN KEY (organization_id, revision) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.external_domain
    ADD CONSTRAINT fk_external_domain__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.external_domain
    ADD CONSTRAINT fk_external_domain__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT fk_link__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.link
    ADD CONSTRAINT fk_link__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT fk_person__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT fk_person__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.policy
    ADD CONSTRAINT fk_policy__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.policy
    ADD CONSTRAINT fk_policy__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.profile
    ADD CONSTRAINT fk_profile__organization_id FOREIGN KEY (organization_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.profile_external
    ADD CONSTRAINT fk_profile_external__person_id FOREIGN KEY (organization_id, person_id) REFERENCES public.profile(organization_id, person_id);
ALTER TABLE ONLY public.redirect
    ADD CONSTRAINT fk_redirect__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.redirect
    ADD CONSTRAINT fk_redirect__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.revision
    ADD CONSTRAINT fk_revision__organization_id FOREIGN KEY (organization_id) REFERENCES public.organization(id);
ALTER TABLE ONLY public.role
    ADD CONSTRAINT fk_role__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.role
    ADD CONSTRAINT fk_role__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.seat
    ADD CONSTRAINT fk_seat__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.seat
    ADD CONSTRAINT fk_seat__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.service_account
    ADD CONSTRAINT fk_service_account__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.service_account
    ADD CONSTRAINT fk_service_account__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.settings
    ADD CONSTRAINT fk_settings__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.settings
    ADD CONSTRAINT fk_settings__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.spend_control
    ADD CONSTRAINT fk_spend_control__valid_from FOREIGN KEY (organization_id, valid_from) REFERENCES public.revision(organization_id, number);
ALTER TABLE ONLY public.spend_control
    ADD CONSTRAINT fk_spend_control__valid_to FOREIGN KEY (organization_id, valid_to) REFERENCES public.revision(organization_id, number);

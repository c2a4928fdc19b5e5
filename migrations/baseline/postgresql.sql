CREATE TABLE api_key (
    id VARCHAR COLLATE "C" NOT NULL,
    name VARCHAR COLLATE "C" NOT NULL,
    role VARCHAR(32) NOT NULL,
    hash VARCHAR NOT NULL,
    issued_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    issued_by_credential VARCHAR COLLATE "C",
    revoked_by VARCHAR,
    revoked_at TIMESTAMP WITH TIME ZONE,
    issued_by VARCHAR NOT NULL,
    CONSTRAINT pk_api_key PRIMARY KEY (id),
    CONSTRAINT ck_api_key_role_is_known CHECK (role <> 'anonymous'),
    CONSTRAINT ck_api_key_role CHECK (role IN ('anonymous', 'reader', 'editor', 'auditor', 'admin')),
    CONSTRAINT fk_api_key_issued_by_credential FOREIGN KEY(issued_by_credential) REFERENCES api_key (id)
);

CREATE INDEX ix_api_key_name ON api_key (name);

CREATE TABLE audit_entry (
    position INTEGER NOT NULL,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    request_id VARCHAR NOT NULL,
    caller VARCHAR NOT NULL,
    role VARCHAR(32) NOT NULL,
    acting_for VARCHAR COLLATE "C",
    operation VARCHAR NOT NULL,
    target VARCHAR,
    status INTEGER NOT NULL,
    code VARCHAR COLLATE "C",
    faults JSONB NOT NULL,
    fact VARCHAR COLLATE "C",
    content JSONB,
    previous VARCHAR NOT NULL,
    hash VARCHAR NOT NULL,
    CONSTRAINT pk_audit_entry PRIMARY KEY (position),
    CONSTRAINT ck_audit_entry_role CHECK (role IN ('anonymous', 'reader', 'editor', 'auditor', 'admin'))
);

CREATE INDEX ix_audit_entry_caller ON audit_entry (caller, position);

CREATE INDEX ix_audit_entry_code ON audit_entry (code, position);

CREATE TABLE authority (
    code VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_authority PRIMARY KEY (code)
);

CREATE TABLE case_days (
    id SERIAL NOT NULL,
    kind VARCHAR COLLATE "C" NOT NULL,
    record VARCHAR COLLATE "C" NOT NULL,
    fact VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    word VARCHAR COLLATE "C" NOT NULL,
    days_from DATE NOT NULL,
    days_to DATE NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_case_days PRIMARY KEY (id)
);

CREATE INDEX ix_case_days_fact ON case_days (fact, word);

CREATE INDEX ix_case_days_record ON case_days (record, to_at);

CREATE INDEX ix_case_days_word ON case_days (kind, word, stream, to_at, days_to, days_from, from_at, fact);

CREATE TABLE change (
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    read_at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    author VARCHAR NOT NULL,
    acting_for VARCHAR COLLATE "C",
    action VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    thing VARCHAR NOT NULL,
    code VARCHAR COLLATE "C" NOT NULL,
    fact VARCHAR COLLATE "C" NOT NULL,
    replaces VARCHAR COLLATE "C",
    source VARCHAR COLLATE "C",
    source_commitment VARCHAR,
    source_facts INTEGER,
    backdated BOOLEAN NOT NULL,
    content JSONB NOT NULL,
    content_salt VARCHAR NOT NULL,
    commitments JSONB NOT NULL,
    previous VARCHAR NOT NULL,
    hash VARCHAR NOT NULL,
    CONSTRAINT pk_change PRIMARY KEY (stream, position),
    CONSTRAINT ck_change_position_in_batch CHECK (position > 0 AND read_at >= position),
    CONSTRAINT ck_change_action_known CHECK (action IN ('registered', 'recorded', 'revised', 'withdrawn', 'erased'))
);

CREATE INDEX ix_change_action ON change (stream, action, position);

CREATE INDEX ix_change_author ON change (stream, author, position);

CREATE INDEX ix_change_code ON change (stream, code, position, type);

CREATE INDEX ix_change_fact ON change (fact);

CREATE INDEX ix_change_recorded_at ON change (stream, recorded_at, position);

CREATE INDEX ix_change_replaces ON change (replaces);

CREATE INDEX ix_change_source ON change (stream, source, position, source_facts);

CREATE INDEX ix_change_thing ON change (stream, thing, position);

CREATE INDEX ix_change_type ON change (stream, type, position);

CREATE TABLE change_text (
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    path VARCHAR COLLATE "C" NOT NULL,
    text TEXT,
    salt VARCHAR,
    CONSTRAINT pk_change_text PRIMARY KEY (stream, position, path)
);

CREATE TABLE consortium (
    code VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_consortium PRIMARY KEY (code)
);

CREATE TABLE contract (
    code VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_contract PRIMARY KEY (code)
);

CREATE TABLE contract_authority (
    id SERIAL NOT NULL,
    contract VARCHAR COLLATE "C" NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    days_from DATE NOT NULL,
    days_to DATE NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_contract_authority PRIMARY KEY (id)
);

CREATE INDEX ix_contract_authority_authority ON contract_authority (authority, contract, to_at, from_at, days_from, days_to);

CREATE INDEX ix_contract_authority_contract ON contract_authority (contract, to_at);

CREATE TABLE contract_supplier (
    id SERIAL NOT NULL,
    contract VARCHAR COLLATE "C" NOT NULL,
    details VARCHAR COLLATE "C" NOT NULL,
    ordinal INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key VARCHAR COLLATE "C" NOT NULL,
    number VARCHAR,
    scheme VARCHAR,
    number_key VARCHAR COLLATE "C",
    provider VARCHAR COLLATE "C",
    matched_by VARCHAR(32),
    decision VARCHAR COLLATE "C",
    suggested VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_contract_supplier PRIMARY KEY (id),
    CONSTRAINT ck_contract_supplier_match_basis CHECK (matched_by IN ('contract', 'number', 'decision'))
);

CREATE INDEX ix_contract_supplier_contract ON contract_supplier (contract, to_at);

CREATE INDEX ix_contract_supplier_details ON contract_supplier (details, ordinal);

CREATE INDEX ix_contract_supplier_name ON contract_supplier (name_key, to_at);

CREATE INDEX ix_contract_supplier_number ON contract_supplier (number_key, to_at);

CREATE INDEX ix_contract_supplier_provider ON contract_supplier (provider, to_at);

CREATE INDEX ix_contract_supplier_suggested ON contract_supplier (suggested, details);

CREATE TABLE contract_term (
    id SERIAL NOT NULL,
    contract VARCHAR COLLATE "C" NOT NULL,
    details VARCHAR COLLATE "C" NOT NULL,
    provider VARCHAR COLLATE "C",
    consortium VARCHAR COLLATE "C",
    days_from DATE NOT NULL,
    days_to DATE NOT NULL,
    first_day DATE,
    first_day_basis VARCHAR(32) NOT NULL,
    last_day DATE NOT NULL,
    last_day_basis VARCHAR(32) NOT NULL,
    is_cancelled BOOLEAN NOT NULL,
    days INTEGER,
    value_pence BIGINT,
    value_basis VARCHAR(32),
    value_vat VARCHAR(32),
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_contract_term PRIMARY KEY (id),
    CONSTRAINT ck_contract_term_first_day_basis CHECK (first_day_basis IN ('agreed', 'contract', 'derived', 'assumed', 'unknown', 'open-ended')),
    CONSTRAINT ck_contract_term_last_day_basis CHECK (last_day_basis IN ('agreed', 'contract', 'derived', 'assumed', 'unknown', 'open-ended')),
    CONSTRAINT ck_contract_term_value_basis CHECK (value_basis IN ('total', 'per-year', 'first-year', 'extension', 'framework-ceiling', 'unknown')),
    CONSTRAINT ck_contract_term_vat CHECK (value_vat IN ('excluded', 'included', 'unknown'))
);

CREATE INDEX ix_contract_term_consortium ON contract_term (consortium, contract);

CREATE INDEX ix_contract_term_contract ON contract_term (contract, to_at, from_at);

CREATE INDEX ix_contract_term_first_day ON contract_term (first_day, contract, to_at);

CREATE INDEX ix_contract_term_last_day ON contract_term (last_day, contract, to_at);

CREATE INDEX ix_contract_term_provider ON contract_term (provider, contract);

CREATE INDEX ix_contract_term_value ON contract_term (value_pence, contract, to_at);

CREATE TABLE cover_cell (
    id SERIAL NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    scope VARCHAR COLLATE "C" NOT NULL,
    evidence_on DATE,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_cover_cell PRIMARY KEY (id)
);

CREATE INDEX ix_cover_cell ON cover_cell (authority, scope, to_at);

CREATE TABLE cover_tile (
    id SERIAL NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    scope VARCHAR COLLATE "C" NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    state VARCHAR(32) NOT NULL,
    level INTEGER NOT NULL,
    because VARCHAR(32),
    certainty VARCHAR(32),
    risks JSONB NOT NULL,
    live_contracts INTEGER NOT NULL,
    end_basis VARCHAR(32),
    attested_on DATE,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_cover_tile PRIMARY KEY (id),
    CONSTRAINT ck_cover_tile_cover_state CHECK (state IN ('full', 'partial', 'urgent-only', 'none', 'ended', 'unknown')),
    CONSTRAINT ck_cover_tile_because CHECK (because IN ('provider-stopped', 'option-unconfirmed', 'term-over', 'end-unknown', 'provider-unnamed', 'disputed', 'not-listed', 'never-recorded')),
    CONSTRAINT ck_cover_tile_certainty CHECK (certainty IN ('assumed', 'contracted', 'observed', 'attested')),
    CONSTRAINT ck_cover_tile_date_basis CHECK (end_basis IN ('agreed', 'contract', 'derived', 'assumed', 'unknown', 'open-ended'))
);

CREATE INDEX ix_cover_tile_cell ON cover_tile (authority, scope, first_day, last_day, to_at, from_at, level);

CREATE INDEX ix_cover_tile_open ON cover_tile (authority, scope, first_day) WHERE (live_contracts < 2 OR level < 3 OR certainty IN ('attested', 'assumed') OR CAST(risks AS VARCHAR) <> '[]');

CREATE TABLE erasure (
    id VARCHAR COLLATE "C" NOT NULL,
    entry VARCHAR COLLATE "C" NOT NULL,
    texts JSONB NOT NULL,
    reason TEXT NOT NULL,
    requested_by VARCHAR NOT NULL,
    credential VARCHAR COLLATE "C",
    requested_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    consented_by VARCHAR,
    consented_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_erasure PRIMARY KEY (id)
);

CREATE TABLE holding (
    id SERIAL NOT NULL,
    award VARCHAR COLLATE "C" NOT NULL,
    contract VARCHAR COLLATE "C" NOT NULL,
    provider VARCHAR COLLATE "C",
    authority VARCHAR COLLATE "C" NOT NULL,
    inherited_from VARCHAR COLLATE "C",
    scope VARCHAR COLLATE "C" NOT NULL,
    level VARCHAR(32) NOT NULL,
    nearness INTEGER NOT NULL,
    claimed_levels JSONB NOT NULL,
    is_seconded BOOLEAN NOT NULL,
    is_end_claimed BOOLEAN NOT NULL,
    state VARCHAR NOT NULL,
    is_sure BOOLEAN NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    held_from DATE NOT NULL,
    held_to DATE NOT NULL,
    ending VARCHAR(32) NOT NULL,
    evidence_on DATE,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_holding PRIMARY KEY (id),
    CONSTRAINT ck_holding_service_level CHECK (level IN ('urgent-only', 'partial', 'full')),
    CONSTRAINT ck_holding_date_basis CHECK (ending IN ('agreed', 'contract', 'derived', 'assumed', 'unknown', 'open-ended'))
);

CREATE INDEX ix_holding_award ON holding (award);

CREATE INDEX ix_holding_cell ON holding (authority, scope, last_day, first_day, state, provider, to_at, from_at);

CREATE INDEX ix_holding_contract ON holding (contract, to_at);

CREATE INDEX ix_holding_provider ON holding (provider, last_day);

CREATE TABLE identifier (
    id SERIAL NOT NULL,
    thing VARCHAR COLLATE "C" NOT NULL,
    code VARCHAR COLLATE "C" NOT NULL,
    spelling VARCHAR COLLATE "C" NOT NULL,
    is_former BOOLEAN NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_identifier PRIMARY KEY (id)
);

CREATE INDEX ix_identifier_code ON identifier (thing, code, to_at);

CREATE INDEX ix_identifier_spelling ON identifier (spelling, thing, to_at);

CREATE TABLE kept_answer (
    caller VARCHAR COLLATE "C" NOT NULL,
    key VARCHAR COLLATE "C" NOT NULL,
    fingerprint VARCHAR NOT NULL,
    status INTEGER NOT NULL,
    headers JSONB NOT NULL,
    body BYTEA NOT NULL,
    kept_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_kept_answer PRIMARY KEY (caller, key)
);

CREATE INDEX ix_kept_answer_kept_at ON kept_answer (kept_at);

CREATE TABLE kept_release (
    ocid VARCHAR COLLATE "C" NOT NULL,
    id VARCHAR COLLATE "C" NOT NULL,
    published_at TIMESTAMP WITH TIME ZONE NOT NULL,
    hash VARCHAR,
    publisher VARCHAR,
    recorded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    author VARCHAR NOT NULL,
    content JSONB NOT NULL,
    CONSTRAINT pk_kept_release PRIMARY KEY (ocid, id)
);

CREATE TABLE key_date (
    id SERIAL NOT NULL,
    contract VARCHAR COLLATE "C" NOT NULL,
    attested_by VARCHAR COLLATE "C",
    late_after DATE,
    is_disputed BOOLEAN,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    listing VARCHAR(32) NOT NULL,
    kind VARCHAR COLLATE "C" NOT NULL,
    name VARCHAR COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    not_before DATE,
    CONSTRAINT pk_key_date PRIMARY KEY (id),
    CONSTRAINT ck_key_date_listing CHECK (listing IN ('horizon', 'standing', 'unrecorded', 'late', 'replaceable'))
);

CREATE INDEX ix_key_date_contract ON key_date (contract, listing, day);

CREATE INDEX ix_key_date_listing ON key_date (listing, day, contract, kind, name, last_day);

CREATE TABLE member (
    id SERIAL NOT NULL,
    membership VARCHAR COLLATE "C" NOT NULL,
    consortium VARCHAR COLLATE "C" NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    sure BOOLEAN NOT NULL,
    days_from DATE NOT NULL,
    days_to DATE NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_member PRIMARY KEY (id)
);

CREATE INDEX ix_member_authority ON member (authority, to_at);

CREATE INDEX ix_member_consortium ON member (consortium, to_at);

CREATE TABLE notice_duty (
    id SERIAL NOT NULL,
    contract VARCHAR COLLATE "C" NOT NULL,
    attested_by VARCHAR COLLATE "C",
    late_after DATE,
    is_disputed BOOLEAN,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    notice_type VARCHAR(32) NOT NULL,
    status VARCHAR(32) NOT NULL,
    trigger_on DATE,
    is_joint BOOLEAN NOT NULL,
    CONSTRAINT pk_notice_duty PRIMARY KEY (id),
    CONSTRAINT ck_notice_duty_notice_type CHECK (notice_type IN ('UK1', 'UK2', 'UK3', 'UK4', 'UK5', 'UK6', 'UK7', 'UK8', 'UK9', 'UK10', 'UK11', 'UK12', 'UK13', 'UK14', 'UK15', 'UK16', 'UK17', 'UK-below-threshold', 'F01', 'F02', 'F03', 'F14', 'F15', 'F20', 'F21', 'psr-intention', 'psr-award', 'psr-urgent-award', 'psr-modification', 'psr-abandonment', 'contracts-finder', 'unknown')),
    CONSTRAINT ck_notice_duty_notice_status CHECK (status IN ('given', 'given-late', 'due', 'not-recorded', 'late', 'not-required', 'unknown'))
);

CREATE INDEX ix_notice_duty_contract ON notice_duty (contract, to_at);

CREATE INDEX ix_notice_duty_status ON notice_duty (status, contract, notice_type);

CREATE TABLE party_count (
    id SERIAL NOT NULL,
    parties VARCHAR COLLATE "C" NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    from_day DATE NOT NULL,
    contracts INTEGER NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_party_count PRIMARY KEY (id)
);

CREATE INDEX ix_party_count_authority ON party_count (authority, to_at);

CREATE INDEX ix_party_count_parties ON party_count (parties, to_at);

CREATE TABLE projection_state (
    id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    is_stale BOOLEAN NOT NULL,
    rebuilds INTEGER NOT NULL,
    CONSTRAINT pk_projection_state PRIMARY KEY (id),
    CONSTRAINT ck_projection_state_one_row CHECK (id = 1)
);

CREATE TABLE provider (
    code VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_provider PRIMARY KEY (code)
);

CREATE TABLE provider_name (
    id SERIAL NOT NULL,
    provider VARCHAR COLLATE "C" NOT NULL,
    name_key VARCHAR COLLATE "C" NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_provider_name PRIMARY KEY (id)
);

CREATE INDEX ix_provider_name_key ON provider_name (name_key, to_at);

CREATE INDEX ix_provider_name_provider ON provider_name (provider, to_at);

CREATE TABLE schema_state (
    id INTEGER NOT NULL,
    compatible_with VARCHAR NOT NULL,
    CONSTRAINT pk_schema_state PRIMARY KEY (id),
    CONSTRAINT ck_schema_state_one_row CHECK (id = 1)
);

CREATE TABLE scope (
    code VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_scope PRIMARY KEY (code)
);

CREATE TABLE search_gram (
    id SERIAL NOT NULL,
    gram VARCHAR COLLATE "C" NOT NULL,
    word VARCHAR COLLATE "C" NOT NULL,
    length INTEGER NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_search_gram PRIMARY KEY (id)
);

CREATE INDEX ix_search_gram_gram ON search_gram (gram, length, word);

CREATE INDEX ix_search_gram_word ON search_gram (word);

CREATE TABLE search_term (
    id SERIAL NOT NULL,
    thing VARCHAR COLLATE "C" NOT NULL,
    code VARCHAR COLLATE "C" NOT NULL,
    word VARCHAR COLLATE "C" NOT NULL,
    days_from DATE NOT NULL,
    days_to DATE NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_search_term PRIMARY KEY (id)
);

CREATE INDEX ix_search_term_thing ON search_term (thing, code, word);

CREATE INDEX ix_search_term_word ON search_term (word, thing, code, to_at);

CREATE TABLE search_word (
    id SERIAL NOT NULL,
    word VARCHAR COLLATE "C" NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_search_word PRIMARY KEY (id)
);

CREATE INDEX ix_search_word_word ON search_word (word, to_at);

CREATE TABLE signing_key (
    id SERIAL NOT NULL,
    secret BYTEA NOT NULL,
    CONSTRAINT pk_signing_key PRIMARY KEY (id)
);

CREATE TABLE source (
    code VARCHAR COLLATE "C" NOT NULL,
    url VARCHAR,
    title VARCHAR NOT NULL,
    publisher VARCHAR,
    kind VARCHAR NOT NULL,
    published_on DATE,
    dated_on DATE,
    retrieved_on DATE,
    from_at BIGINT NOT NULL,
    CONSTRAINT pk_source PRIMARY KEY (code)
);

CREATE INDEX ix_source_from_at ON source (from_at, code);

CREATE TABLE stream_head (
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    hash VARCHAR NOT NULL,
    moment BIGINT NOT NULL,
    erasures INTEGER NOT NULL,
    CONSTRAINT pk_stream_head PRIMARY KEY (stream)
);

CREATE TABLE suggestion (
    id SERIAL NOT NULL,
    code VARCHAR COLLATE "C" NOT NULL,
    kind VARCHAR(32) NOT NULL,
    name_key VARCHAR COLLATE "C",
    number_key VARCHAR COLLATE "C",
    provider VARCHAR COLLATE "C",
    other VARCHAR COLLATE "C",
    authority VARCHAR COLLATE "C",
    buyer VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_suggestion PRIMARY KEY (id),
    CONSTRAINT ck_suggestion_suggestion_kind CHECK (kind IN ('supplier', 'buyer', 'duplicate-provider'))
);

CREATE INDEX ix_suggestion_authority ON suggestion (authority, code);

CREATE INDEX ix_suggestion_code ON suggestion (code, to_at);

CREATE INDEX ix_suggestion_kind ON suggestion (kind, code);

CREATE INDEX ix_suggestion_name ON suggestion (name_key, to_at);

CREATE INDEX ix_suggestion_number ON suggestion (number_key, kind, to_at);

CREATE INDEX ix_suggestion_provider ON suggestion (provider, code);

CREATE TABLE version (
    id SERIAL NOT NULL,
    thing VARCHAR COLLATE "C" NOT NULL,
    code VARCHAR COLLATE "C" NOT NULL,
    details VARCHAR COLLATE "C" NOT NULL,
    name VARCHAR NOT NULL,
    days_from DATE NOT NULL,
    days_to DATE NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    CONSTRAINT pk_version PRIMARY KEY (id)
);

CREATE INDEX ix_version_thing ON version (thing, code, to_at);

CREATE TABLE webhook (
    id VARCHAR COLLATE "C" NOT NULL,
    name VARCHAR COLLATE "C" NOT NULL,
    url VARCHAR NOT NULL,
    description VARCHAR,
    filters JSONB NOT NULL,
    state VARCHAR(32) NOT NULL,
    position BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    next_attempt_at TIMESTAMP WITH TIME ZONE NOT NULL,
    failing_since TIMESTAMP WITH TIME ZONE,
    outcome VARCHAR,
    secret VARCHAR NOT NULL,
    previous_secret VARCHAR,
    previous_until TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    held_by VARCHAR,
    held_until TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_webhook PRIMARY KEY (id),
    CONSTRAINT ck_webhook_webhook_state CHECK (state IN ('active', 'paused', 'disabled'))
);

CREATE INDEX ix_webhook_name ON webhook (name, id);

CREATE TABLE action (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    authority VARCHAR COLLATE "C" NOT NULL,
    provider VARCHAR COLLATE "C",
    contract VARCHAR COLLATE "C",
    arises_from VARCHAR COLLATE "C",
    text VARCHAR NOT NULL,
    owner_role VARCHAR,
    decided_on DATE NOT NULL,
    due_on DATE,
    done_on DATE,
    reported_late_on DATE,
    CONSTRAINT pk_action PRIMARY KEY (id),
    CONSTRAINT ck_action_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_action_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_action_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_action_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_action_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_action_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT fk_action_provider FOREIGN KEY(provider) REFERENCES provider (code),
    CONSTRAINT fk_action_contract FOREIGN KEY(contract) REFERENCES contract (code)
);

CREATE INDEX ix_action_authority ON action (authority, from_at);

CREATE INDEX ix_action_contract ON action (contract, from_at);

CREATE INDEX ix_action_from_at ON action (from_at, stream, position);

CREATE INDEX ix_action_opening ON action (opening, from_at) WHERE opening IS NOT NULL;

CREATE INDEX ix_action_provider ON action (provider, from_at);

CREATE TABLE api_key_authority (
    key VARCHAR COLLATE "C" NOT NULL,
    ordinal INTEGER NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_api_key_authority PRIMARY KEY (key, ordinal),
    CONSTRAINT fk_api_key_authority_key FOREIGN KEY(key) REFERENCES api_key (id),
    CONSTRAINT fk_api_key_authority_authority FOREIGN KEY(authority) REFERENCES authority (code)
);

CREATE INDEX ix_api_key_authority_authority ON api_key_authority (authority);

CREATE TABLE attestation (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    subject VARCHAR(32) NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    attested_on DATE NOT NULL,
    CONSTRAINT pk_attestation PRIMARY KEY (id),
    CONSTRAINT ck_attestation_period_ordered CHECK (first_day <= last_day),
    CONSTRAINT fk_attestation_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_attestation_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_attestation_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_attestation_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT ck_attestation_subject CHECK (subject IN ('cover', 'notices', 'meetings', 'remedies', 'transfers', 'mobilisation', 'actions', 'concerns', 'complaints', 'staffing', 'incidents'))
);

CREATE INDEX ix_attestation_authority ON attestation (authority, to_at);

CREATE TABLE authority_details (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    code VARCHAR COLLATE "C" NOT NULL,
    name VARCHAR NOT NULL,
    holds_from DATE,
    identifiers JSONB NOT NULL,
    kind VARCHAR(32) NOT NULL,
    official_name VARCHAR,
    region VARCHAR(32),
    icb VARCHAR COLLATE "C",
    first_day DATE,
    last_day DATE,
    successor VARCHAR COLLATE "C",
    CONSTRAINT pk_authority_details PRIMARY KEY (id),
    CONSTRAINT ck_authority_details_being_ordered CHECK (first_day <= last_day),
    CONSTRAINT fk_authority_details_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_authority_details_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_authority_details_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_authority_details_code FOREIGN KEY(code) REFERENCES authority (code),
    CONSTRAINT ck_authority_details_authority_kind CHECK (kind IN ('london-borough', 'city-corporation', 'county', 'unitary', 'metropolitan-district', 'integrated-care-board', 'nhs-trust', 'other')),
    CONSTRAINT ck_authority_details_region CHECK (region IN ('north-east', 'north-west', 'yorkshire-and-the-humber', 'east-midlands', 'west-midlands', 'east-of-england', 'london', 'south-east', 'south-west')),
    CONSTRAINT fk_authority_details_icb FOREIGN KEY(icb) REFERENCES authority (code),
    CONSTRAINT fk_authority_details_successor FOREIGN KEY(successor) REFERENCES authority (code)
);

CREATE INDEX ix_authority_details_code ON authority_details (code);

CREATE TABLE authority_merge (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    former VARCHAR COLLATE "C" NOT NULL,
    "into" VARCHAR COLLATE "C" NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_authority_merge PRIMARY KEY (id),
    CONSTRAINT fk_authority_merge_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_authority_merge_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_authority_merge_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_authority_merge_former FOREIGN KEY(former) REFERENCES authority (code),
    CONSTRAINT fk_authority_merge_into FOREIGN KEY("into") REFERENCES authority (code)
);

CREATE INDEX ix_authority_merge_former ON authority_merge (former, to_at);

CREATE INDEX ix_authority_merge_into ON authority_merge ("into", to_at);

CREATE TABLE award (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    contract VARCHAR COLLATE "C" NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    scope VARCHAR COLLATE "C" NOT NULL,
    level VARCHAR(32) NOT NULL,
    items JSONB NOT NULL,
    cases JSONB NOT NULL,
    audiences JSONB NOT NULL,
    installed_base VARCHAR(32) NOT NULL,
    first_day DATE,
    first_day_basis VARCHAR(32) NOT NULL,
    last_day DATE,
    last_day_basis VARCHAR(32) NOT NULL,
    seen_from DATE,
    seen_to DATE,
    CONSTRAINT pk_award PRIMARY KEY (id),
    CONSTRAINT ck_award_period_ordered CHECK (first_day <= last_day),
    CONSTRAINT ck_award_seen_ordered CHECK (seen_from <= seen_to),
    CONSTRAINT fk_award_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_award_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_award_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_award_contract FOREIGN KEY(contract) REFERENCES contract (code),
    CONSTRAINT fk_award_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT fk_award_scope FOREIGN KEY(scope) REFERENCES scope (code),
    CONSTRAINT ck_award_service_level CHECK (level IN ('urgent-only', 'partial', 'full')),
    CONSTRAINT ck_award_installed_base CHECK (installed_base IN ('yes', 'no', 'unknown')),
    CONSTRAINT ck_award_first_day_basis CHECK (first_day_basis IN ('agreed', 'contract', 'derived', 'assumed', 'unknown', 'open-ended')),
    CONSTRAINT ck_award_last_day_basis CHECK (last_day_basis IN ('agreed', 'contract', 'derived', 'assumed', 'unknown', 'open-ended'))
);

CREATE INDEX ix_award_authority ON award (authority, scope, to_at);

CREATE INDEX ix_award_contract ON award (contract, to_at);

CREATE TABLE buyer_match (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    is_accepted BOOLEAN NOT NULL,
    number VARCHAR NOT NULL,
    scheme VARCHAR NOT NULL,
    number_key VARCHAR COLLATE "C" NOT NULL,
    reason TEXT,
    authority VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_buyer_match PRIMARY KEY (id),
    CONSTRAINT fk_buyer_match_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_buyer_match_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_buyer_match_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_buyer_match_authority FOREIGN KEY(authority) REFERENCES authority (code)
);

CREATE INDEX ix_buyer_match_authority ON buyer_match (authority, to_at);

CREATE INDEX ix_buyer_match_number ON buyer_match (number_key, to_at);

CREATE TABLE calendar_token (
    id VARCHAR COLLATE "C" NOT NULL,
    name VARCHAR COLLATE "C" NOT NULL,
    role VARCHAR(32) NOT NULL,
    hash VARCHAR NOT NULL,
    issued_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    issued_by_credential VARCHAR COLLATE "C",
    revoked_by VARCHAR,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_calendar_token PRIMARY KEY (id),
    CONSTRAINT ck_calendar_token_role_is_known CHECK (role <> 'anonymous'),
    CONSTRAINT ck_calendar_token_role CHECK (role IN ('anonymous', 'reader', 'editor', 'auditor', 'admin')),
    CONSTRAINT fk_calendar_token_issued_by_credential FOREIGN KEY(issued_by_credential) REFERENCES api_key (id)
);

CREATE INDEX ix_calendar_token_name ON calendar_token (name);

CREATE TABLE candidate (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    authority VARCHAR COLLATE "C" NOT NULL,
    scope VARCHAR COLLATE "C" NOT NULL,
    provider VARCHAR COLLATE "C" NOT NULL,
    opened_on DATE NOT NULL,
    CONSTRAINT pk_candidate PRIMARY KEY (id),
    CONSTRAINT ck_candidate_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_candidate_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_candidate_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_candidate_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_candidate_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_candidate_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT fk_candidate_scope FOREIGN KEY(scope) REFERENCES scope (code),
    CONSTRAINT fk_candidate_provider FOREIGN KEY(provider) REFERENCES provider (code)
);

CREATE INDEX ix_candidate_authority ON candidate (authority, from_at);

CREATE INDEX ix_candidate_from_at ON candidate (from_at, stream, position);

CREATE INDEX ix_candidate_opening ON candidate (opening, from_at) WHERE opening IS NOT NULL;

CREATE INDEX ix_candidate_provider ON candidate (provider, from_at);

CREATE INDEX ix_candidate_scope ON candidate (scope, from_at);

CREATE TABLE claim (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    thing VARCHAR NOT NULL,
    code VARCHAR COLLATE "C" NOT NULL,
    field VARCHAR NOT NULL,
    value TEXT NOT NULL,
    reads_as VARCHAR,
    topic VARCHAR COLLATE "C",
    CONSTRAINT pk_claim PRIMARY KEY (id),
    CONSTRAINT ck_claim_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_claim_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_claim_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_claim_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_claim_owner FOREIGN KEY(owner) REFERENCES authority (code)
);

CREATE INDEX ix_claim_about ON claim (thing, code, field);

CREATE TABLE column_mapping (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    publisher VARCHAR COLLATE "C" NOT NULL,
    columns JSONB NOT NULL,
    CONSTRAINT pk_column_mapping PRIMARY KEY (id),
    CONSTRAINT fk_column_mapping_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_column_mapping_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_column_mapping_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_column_mapping_publisher FOREIGN KEY(publisher) REFERENCES authority (code)
);

CREATE INDEX ix_column_mapping_publisher ON column_mapping (publisher, to_at);

CREATE TABLE complaint (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    authority VARCHAR COLLATE "C" NOT NULL,
    provider VARCHAR COLLATE "C",
    contract VARCHAR COLLATE "C",
    reference VARCHAR NOT NULL,
    stage VARCHAR(32),
    received_on DATE,
    day_basis VARCHAR(32) NOT NULL,
    reply_length INTEGER,
    reply_unit VARCHAR(32),
    reply_basis VARCHAR(32),
    visit_failed_on DATE,
    CONSTRAINT pk_complaint PRIMARY KEY (id),
    CONSTRAINT ck_complaint_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_complaint_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_complaint_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_complaint_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_complaint_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_complaint_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT fk_complaint_provider FOREIGN KEY(provider) REFERENCES provider (code),
    CONSTRAINT fk_complaint_contract FOREIGN KEY(contract) REFERENCES contract (code),
    CONSTRAINT ck_complaint_complaint_stage CHECK (stage IN ('contractor', 'council-informal', 'council-investigation', 'ombudsman')),
    CONSTRAINT ck_complaint_day_basis CHECK (day_basis IN ('stated', 'reported', 'derived', 'assumed')),
    CONSTRAINT ck_complaint_unit CHECK (reply_unit IN ('days', 'working-days', 'months')),
    CONSTRAINT ck_complaint_reply_basis CHECK (reply_basis IN ('contract', 'authority'))
);

CREATE INDEX ix_complaint_authority ON complaint (authority, from_at);

CREATE INDEX ix_complaint_contract ON complaint (contract, from_at);

CREATE INDEX ix_complaint_from_at ON complaint (from_at, stream, position);

CREATE INDEX ix_complaint_opening ON complaint (opening, from_at) WHERE opening IS NOT NULL;

CREATE INDEX ix_complaint_provider ON complaint (provider, from_at);

CREATE TABLE complaint_count (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    authority VARCHAR COLLATE "C" NOT NULL,
    provider VARCHAR COLLATE "C",
    contract VARCHAR COLLATE "C",
    kind VARCHAR(32) NOT NULL,
    month DATE NOT NULL,
    received INTEGER NOT NULL,
    answered_in_time INTEGER,
    upheld INTEGER,
    CONSTRAINT pk_complaint_count PRIMARY KEY (id),
    CONSTRAINT ck_complaint_count_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_complaint_count_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_complaint_count_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_complaint_count_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_complaint_count_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_complaint_count_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT fk_complaint_count_provider FOREIGN KEY(provider) REFERENCES provider (code),
    CONSTRAINT fk_complaint_count_contract FOREIGN KEY(contract) REFERENCES contract (code),
    CONSTRAINT ck_complaint_count_complaint_count_kind CHECK (kind IN ('complaint', 'compliment', 'prescriber-feedback'))
);

CREATE INDEX ix_complaint_count_authority ON complaint_count (authority, from_at);

CREATE INDEX ix_complaint_count_contract ON complaint_count (contract, from_at);

CREATE INDEX ix_complaint_count_from_at ON complaint_count (from_at, stream, position);

CREATE INDEX ix_complaint_count_month ON complaint_count (month, from_at);

CREATE INDEX ix_complaint_count_opening ON complaint_count (opening, from_at) WHERE opening IS NOT NULL;

CREATE INDEX ix_complaint_count_provider ON complaint_count (provider, from_at);

CREATE TABLE concern (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    authority VARCHAR COLLATE "C" NOT NULL,
    provider VARCHAR COLLATE "C" NOT NULL,
    contract VARCHAR COLLATE "C",
    text VARCHAR NOT NULL,
    opened_on DATE NOT NULL,
    day_basis VARCHAR(32) NOT NULL,
    CONSTRAINT pk_concern PRIMARY KEY (id),
    CONSTRAINT ck_concern_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_concern_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_concern_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_concern_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_concern_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_concern_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT fk_concern_provider FOREIGN KEY(provider) REFERENCES provider (code),
    CONSTRAINT fk_concern_contract FOREIGN KEY(contract) REFERENCES contract (code),
    CONSTRAINT ck_concern_day_basis CHECK (day_basis IN ('stated', 'reported', 'derived', 'assumed'))
);

CREATE INDEX ix_concern_authority ON concern (authority, from_at);

CREATE INDEX ix_concern_contract ON concern (contract, from_at);

CREATE INDEX ix_concern_from_at ON concern (from_at, stream, position);

CREATE INDEX ix_concern_opening ON concern (opening, from_at) WHERE opening IS NOT NULL;

CREATE INDEX ix_concern_provider ON concern (provider, from_at);

CREATE TABLE consortium_details (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    code VARCHAR COLLATE "C" NOT NULL,
    name VARCHAR NOT NULL,
    holds_from DATE,
    identifiers JSONB NOT NULL,
    aliases JSONB NOT NULL,
    description TEXT,
    CONSTRAINT pk_consortium_details PRIMARY KEY (id),
    CONSTRAINT fk_consortium_details_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_consortium_details_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_consortium_details_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_consortium_details_code FOREIGN KEY(code) REFERENCES consortium (code)
);

CREATE INDEX ix_consortium_details_code ON consortium_details (code);

CREATE TABLE consortium_merge (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    former VARCHAR COLLATE "C" NOT NULL,
    "into" VARCHAR COLLATE "C" NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_consortium_merge PRIMARY KEY (id),
    CONSTRAINT fk_consortium_merge_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_consortium_merge_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_consortium_merge_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_consortium_merge_former FOREIGN KEY(former) REFERENCES consortium (code),
    CONSTRAINT fk_consortium_merge_into FOREIGN KEY("into") REFERENCES consortium (code)
);

CREATE INDEX ix_consortium_merge_former ON consortium_merge (former, to_at);

CREATE INDEX ix_consortium_merge_into ON consortium_merge ("into", to_at);

CREATE TABLE contract_details (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    name VARCHAR NOT NULL,
    holds_from DATE,
    identifiers JSONB NOT NULL,
    code VARCHAR COLLATE "C" NOT NULL,
    kind VARCHAR(32) NOT NULL,
    purpose VARCHAR(32) NOT NULL,
    regime VARCHAR(32) NOT NULL,
    special_regime VARCHAR(32) NOT NULL,
    ground VARCHAR(32),
    cpv VARCHAR,
    provider VARCHAR COLLATE "C",
    suppliers_as_published JSONB NOT NULL,
    supplier_matches JSONB NOT NULL,
    lead VARCHAR COLLATE "C",
    department VARCHAR,
    consortium VARCHAR COLLATE "C",
    framework VARCHAR COLLATE "C",
    first_day DATE,
    first_day_basis VARCHAR(32) NOT NULL,
    last_day DATE,
    last_day_basis VARCHAR(32) NOT NULL,
    options JSONB NOT NULL,
    break_on DATE,
    review_on DATE,
    decided_on DATE,
    signed_on DATE,
    decision_reference VARCHAR,
    special_urgency BOOLEAN,
    notice_months INTEGER,
    route VARCHAR(32),
    record VARCHAR(32) NOT NULL,
    superseded_by VARCHAR COLLATE "C",
    amounts JSONB NOT NULL,
    irrecoverable_vat VARCHAR,
    tender_route TEXT,
    sme BOOLEAN,
    vcse BOOLEAN,
    ocid VARCHAR,
    CONSTRAINT pk_contract_details PRIMARY KEY (id),
    CONSTRAINT ck_contract_details_term_ordered CHECK (first_day <= last_day),
    CONSTRAINT fk_contract_details_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_contract_details_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_contract_details_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_contract_details_code FOREIGN KEY(code) REFERENCES contract (code),
    CONSTRAINT ck_contract_details_contract_kind CHECK (kind IN ('framework', 'open-framework', 'light-touch-framework', 'dynamic-market', 'call-off', 'direct-award', 'competed', 'spot-purchase', 'in-house', 'direct-engagement', 'inter-authority', 'concession', 'grant', 'section-75-agreement', 'unknown')),
    CONSTRAINT ck_contract_details_purpose CHECK (purpose IN ('lasting', 'bridging', 'unknown')),
    CONSTRAINT ck_contract_details_regime CHECK (regime IN ('pcr-2015', 'pa-2023', 'psr-2023', 'below-threshold', 'unknown')),
    CONSTRAINT ck_contract_details_special_regime CHECK (special_regime IN ('light-touch', 'none', 'unknown')),
    CONSTRAINT ck_contract_details_ground CHECK (ground IN ('prototype', 'art', 'exclusive-rights', 'technical', 'extension-or-replacement', 'repeat', 'commodity', 'insolvency-terms', 'urgency', 'user-choice', 'defence-transport', 'defence-existing', 'defence-capability', 'pcr-32-2-c', 'psr-urgent', 'life-protection', 'switching', 'framework-direct', 'unknown')),
    CONSTRAINT fk_contract_details_provider FOREIGN KEY(provider) REFERENCES provider (code),
    CONSTRAINT fk_contract_details_lead FOREIGN KEY(lead) REFERENCES authority (code),
    CONSTRAINT fk_contract_details_consortium FOREIGN KEY(consortium) REFERENCES consortium (code),
    CONSTRAINT fk_contract_details_framework FOREIGN KEY(framework) REFERENCES contract (code),
    CONSTRAINT ck_contract_details_first_day_basis CHECK (first_day_basis IN ('agreed', 'contract', 'derived', 'assumed', 'unknown', 'open-ended')),
    CONSTRAINT ck_contract_details_last_day_basis CHECK (last_day_basis IN ('agreed', 'contract', 'derived', 'assumed', 'unknown', 'open-ended')),
    CONSTRAINT ck_contract_details_route CHECK (route IN ('competition', 'direct', 'psr-direct-a', 'psr-direct-b', 'psr-direct-c', 'psr-most-suitable', 'psr-competitive', 'psr-urgent')),
    CONSTRAINT ck_contract_details_record_state CHECK (record IN ('current', 'planned', 'superseded')),
    CONSTRAINT fk_contract_details_superseded_by FOREIGN KEY(superseded_by) REFERENCES contract (code)
);

CREATE INDEX ix_contract_details_code ON contract_details (code);

CREATE INDEX ix_contract_details_confidence ON contract_details (confidence, code);

CREATE INDEX ix_contract_details_department ON contract_details (department, code);

CREATE INDEX ix_contract_details_framework ON contract_details (framework);

CREATE INDEX ix_contract_details_ground ON contract_details (ground, code);

CREATE INDEX ix_contract_details_kind ON contract_details (kind, code);

CREATE INDEX ix_contract_details_lead ON contract_details (lead);

CREATE INDEX ix_contract_details_provider ON contract_details (provider);

CREATE INDEX ix_contract_details_purpose ON contract_details (purpose, code);

CREATE INDEX ix_contract_details_regime ON contract_details (regime, code);

CREATE INDEX ix_contract_details_sme ON contract_details (sme, code);

CREATE INDEX ix_contract_details_superseded_by ON contract_details (superseded_by);

CREATE INDEX ix_contract_details_vcse ON contract_details (vcse, code);

CREATE TABLE corroboration (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    fact VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_corroboration PRIMARY KEY (id),
    CONSTRAINT ck_corroboration_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_corroboration_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_corroboration_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_corroboration_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_corroboration_owner FOREIGN KEY(owner) REFERENCES authority (code)
);

CREATE INDEX ix_corroboration_fact ON corroboration (fact);

CREATE TABLE data_transfer (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    authority VARCHAR COLLATE "C" NOT NULL,
    holder VARCHAR COLLATE "C" NOT NULL,
    recipient VARCHAR COLLATE "C",
    contract VARCHAR COLLATE "C",
    classes JSONB NOT NULL,
    opened_on DATE NOT NULL,
    day_basis VARCHAR(32) NOT NULL,
    CONSTRAINT pk_data_transfer PRIMARY KEY (id),
    CONSTRAINT ck_data_transfer_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_data_transfer_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_data_transfer_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_data_transfer_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_data_transfer_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_data_transfer_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT fk_data_transfer_holder FOREIGN KEY(holder) REFERENCES provider (code),
    CONSTRAINT fk_data_transfer_recipient FOREIGN KEY(recipient) REFERENCES provider (code),
    CONSTRAINT fk_data_transfer_contract FOREIGN KEY(contract) REFERENCES contract (code),
    CONSTRAINT ck_data_transfer_day_basis CHECK (day_basis IN ('stated', 'reported', 'derived', 'assumed'))
);

CREATE INDEX ix_data_transfer_authority ON data_transfer (authority, from_at);

CREATE INDEX ix_data_transfer_contract ON data_transfer (contract, from_at);

CREATE INDEX ix_data_transfer_from_at ON data_transfer (from_at, stream, position);

CREATE INDEX ix_data_transfer_holder ON data_transfer (holder, from_at);

CREATE INDEX ix_data_transfer_opening ON data_transfer (opening, from_at) WHERE opening IS NOT NULL;

CREATE INDEX ix_data_transfer_recipient ON data_transfer (recipient, from_at);

CREATE TABLE incident (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    title VARCHAR NOT NULL,
    consortium VARCHAR COLLATE "C",
    authority VARCHAR COLLATE "C",
    began_on DATE NOT NULL,
    declared_on DATE NOT NULL,
    day_basis VARCHAR(32) NOT NULL,
    CONSTRAINT pk_incident PRIMARY KEY (id),
    CONSTRAINT ck_incident_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_incident_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_incident_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_incident_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_incident_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_incident_consortium FOREIGN KEY(consortium) REFERENCES consortium (code),
    CONSTRAINT fk_incident_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT ck_incident_day_basis CHECK (day_basis IN ('stated', 'reported', 'derived', 'assumed'))
);

CREATE INDEX ix_incident_authority ON incident (authority, from_at);

CREATE INDEX ix_incident_consortium ON incident (consortium, from_at);

CREATE INDEX ix_incident_from_at ON incident (from_at, stream, position);

CREATE INDEX ix_incident_opening ON incident (opening, from_at) WHERE opening IS NOT NULL;

CREATE TABLE kpi (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    contract VARCHAR COLLATE "C" NOT NULL,
    standard VARCHAR COLLATE "C" NOT NULL,
    name VARCHAR NOT NULL,
    unit VARCHAR(32) NOT NULL,
    direction VARCHAR(32) NOT NULL,
    target VARCHAR,
    approaching VARCHAR,
    improvement VARCHAR,
    is_binding BOOLEAN,
    CONSTRAINT pk_kpi PRIMARY KEY (id),
    CONSTRAINT ck_kpi_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_kpi_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_kpi_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_kpi_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_kpi_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_kpi_contract FOREIGN KEY(contract) REFERENCES contract (code),
    CONSTRAINT ck_kpi_kpi_unit CHECK (unit IN ('percent', 'count')),
    CONSTRAINT ck_kpi_direction CHECK (direction IN ('at-least', 'at-most'))
);

CREATE INDEX ix_kpi_contract ON kpi (contract, from_at);

CREATE INDEX ix_kpi_from_at ON kpi (from_at, stream, position);

CREATE INDEX ix_kpi_opening ON kpi (opening, from_at) WHERE opening IS NOT NULL;

CREATE INDEX ix_kpi_standard ON kpi (standard, from_at);

CREATE TABLE lesson (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    authority VARCHAR COLLATE "C" NOT NULL,
    provider VARCHAR COLLATE "C",
    incident VARCHAR COLLATE "C",
    text VARCHAR NOT NULL,
    learnt_on DATE NOT NULL,
    shared_with VARCHAR COLLATE "C",
    shared_on DATE,
    CONSTRAINT pk_lesson PRIMARY KEY (id),
    CONSTRAINT ck_lesson_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_lesson_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_lesson_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_lesson_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_lesson_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_lesson_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT fk_lesson_provider FOREIGN KEY(provider) REFERENCES provider (code),
    CONSTRAINT fk_lesson_shared_with FOREIGN KEY(shared_with) REFERENCES consortium (code)
);

CREATE INDEX ix_lesson_authority ON lesson (authority, from_at);

CREATE INDEX ix_lesson_from_at ON lesson (from_at, stream, position);

CREATE INDEX ix_lesson_opening ON lesson (opening, from_at) WHERE opening IS NOT NULL;

CREATE INDEX ix_lesson_provider ON lesson (provider, from_at);

CREATE INDEX ix_lesson_shared_with ON lesson (shared_with, from_at);

CREATE TABLE meeting_schedule (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    authority VARCHAR COLLATE "C" NOT NULL,
    provider VARCHAR COLLATE "C",
    contract VARCHAR COLLATE "C",
    kind VARCHAR(32) NOT NULL,
    level VARCHAR(32),
    bodies JSONB NOT NULL,
    about VARCHAR,
    announced BOOLEAN,
    cadence VARCHAR(32) NOT NULL,
    first_day DATE NOT NULL,
    day_basis VARCHAR(32) NOT NULL,
    last_day DATE,
    CONSTRAINT pk_meeting_schedule PRIMARY KEY (id),
    CONSTRAINT ck_meeting_schedule_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_meeting_schedule_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_meeting_schedule_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_meeting_schedule_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_meeting_schedule_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_meeting_schedule_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT fk_meeting_schedule_provider FOREIGN KEY(provider) REFERENCES provider (code),
    CONSTRAINT fk_meeting_schedule_contract FOREIGN KEY(contract) REFERENCES contract (code),
    CONSTRAINT ck_meeting_schedule_oversight_event_kind CHECK (kind IN ('meeting', 'audit', 'spot-check', 'toolbox-talk', 'training')),
    CONSTRAINT ck_meeting_schedule_oversight_level CHECK (level IN ('operational', 'manager', 'commissioner', 'director')),
    CONSTRAINT ck_meeting_schedule_cadence CHECK (cadence IN ('daily', 'weekly', 'fortnightly', 'monthly', 'quarterly', 'unknown')),
    CONSTRAINT ck_meeting_schedule_day_basis CHECK (day_basis IN ('stated', 'reported', 'derived', 'assumed'))
);

CREATE INDEX ix_meeting_schedule_authority ON meeting_schedule (authority, from_at);

CREATE INDEX ix_meeting_schedule_contract ON meeting_schedule (contract, from_at);

CREATE INDEX ix_meeting_schedule_from_at ON meeting_schedule (from_at, stream, position);

CREATE INDEX ix_meeting_schedule_opening ON meeting_schedule (opening, from_at) WHERE opening IS NOT NULL;

CREATE INDEX ix_meeting_schedule_provider ON meeting_schedule (provider, from_at);

CREATE TABLE membership (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    consortium VARCHAR COLLATE "C" NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    role VARCHAR(32) NOT NULL,
    first_day DATE,
    first_day_basis VARCHAR(32) NOT NULL,
    last_day DATE,
    last_day_basis VARCHAR(32) NOT NULL,
    seen_from DATE,
    seen_to DATE,
    evidence TEXT NOT NULL,
    CONSTRAINT pk_membership PRIMARY KEY (id),
    CONSTRAINT ck_membership_period_ordered CHECK (first_day <= last_day),
    CONSTRAINT ck_membership_seen_ordered CHECK (seen_from <= seen_to),
    CONSTRAINT fk_membership_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_membership_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_membership_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_membership_consortium FOREIGN KEY(consortium) REFERENCES consortium (code),
    CONSTRAINT fk_membership_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT ck_membership_membership_role CHECK (role IN ('lead', 'joint-lead', 'member', 'partner', 'host', 'customer')),
    CONSTRAINT ck_membership_first_day_basis CHECK (first_day_basis IN ('agreed', 'contract', 'derived', 'assumed', 'unknown', 'open-ended')),
    CONSTRAINT ck_membership_last_day_basis CHECK (last_day_basis IN ('agreed', 'contract', 'derived', 'assumed', 'unknown', 'open-ended'))
);

CREATE INDEX ix_membership_consortium ON membership (consortium, authority);

CREATE TABLE mobilisation_step (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    contract VARCHAR COLLATE "C" NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    step VARCHAR(32) NOT NULL,
    text VARCHAR NOT NULL,
    scope VARCHAR COLLATE "C",
    level VARCHAR(32),
    target_on DATE,
    done_on DATE,
    day_basis VARCHAR(32) NOT NULL,
    reported_late_on DATE,
    CONSTRAINT pk_mobilisation_step PRIMARY KEY (id),
    CONSTRAINT ck_mobilisation_step_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_mobilisation_step_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_mobilisation_step_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_mobilisation_step_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_mobilisation_step_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_mobilisation_step_contract FOREIGN KEY(contract) REFERENCES contract (code),
    CONSTRAINT fk_mobilisation_step_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT ck_mobilisation_step_mobilisation_kind CHECK (step IN ('premises', 'stock', 'data', 'systems', 'staff', 'training', 'guidance', 'communications', 'funding', 'go-live')),
    CONSTRAINT fk_mobilisation_step_scope FOREIGN KEY(scope) REFERENCES scope (code),
    CONSTRAINT ck_mobilisation_step_service_level CHECK (level IN ('urgent-only', 'partial', 'full')),
    CONSTRAINT ck_mobilisation_step_day_basis CHECK (day_basis IN ('stated', 'reported', 'derived', 'assumed'))
);

CREATE INDEX ix_mobilisation_step_authority ON mobilisation_step (authority, from_at);

CREATE INDEX ix_mobilisation_step_contract ON mobilisation_step (contract, from_at);

CREATE INDEX ix_mobilisation_step_from_at ON mobilisation_step (from_at, stream, position);

CREATE INDEX ix_mobilisation_step_opening ON mobilisation_step (opening, from_at) WHERE opening IS NOT NULL;

CREATE INDEX ix_mobilisation_step_place ON mobilisation_step (authority, contract);

CREATE TABLE notice (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    contract VARCHAR COLLATE "C" NOT NULL,
    notice_type VARCHAR(32) NOT NULL,
    published_on DATE,
    identifier VARCHAR,
    url VARCHAR,
    with_copy BOOLEAN,
    CONSTRAINT pk_notice PRIMARY KEY (id),
    CONSTRAINT fk_notice_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_notice_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_notice_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_notice_contract FOREIGN KEY(contract) REFERENCES contract (code),
    CONSTRAINT ck_notice_notice_type CHECK (notice_type IN ('UK1', 'UK2', 'UK3', 'UK4', 'UK5', 'UK6', 'UK7', 'UK8', 'UK9', 'UK10', 'UK11', 'UK12', 'UK13', 'UK14', 'UK15', 'UK16', 'UK17', 'UK-below-threshold', 'F01', 'F02', 'F03', 'F14', 'F15', 'F20', 'F21', 'psr-intention', 'psr-award', 'psr-urgent-award', 'psr-modification', 'psr-abandonment', 'contracts-finder', 'unknown'))
);

CREATE INDEX ix_notice_contract ON notice (contract, to_at);

CREATE TABLE ombudsman_decision (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    authority VARCHAR COLLATE "C" NOT NULL,
    provider VARCHAR COLLATE "C",
    reference VARCHAR NOT NULL,
    ombudsman VARCHAR NOT NULL,
    decided_on DATE,
    outcome VARCHAR(32) NOT NULL,
    findings JSONB NOT NULL,
    CONSTRAINT pk_ombudsman_decision PRIMARY KEY (id),
    CONSTRAINT ck_ombudsman_decision_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_ombudsman_decision_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_ombudsman_decision_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_ombudsman_decision_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_ombudsman_decision_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_ombudsman_decision_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT fk_ombudsman_decision_provider FOREIGN KEY(provider) REFERENCES provider (code),
    CONSTRAINT ck_ombudsman_decision_outcome CHECK (outcome IN ('upheld', 'not-upheld', 'fault-found', 'closed'))
);

CREATE INDEX ix_ombudsman_decision_authority ON ombudsman_decision (authority, from_at);

CREATE INDEX ix_ombudsman_decision_from_at ON ombudsman_decision (from_at, stream, position);

CREATE INDEX ix_ombudsman_decision_opening ON ombudsman_decision (opening, from_at) WHERE opening IS NOT NULL;

CREATE INDEX ix_ombudsman_decision_provider ON ombudsman_decision (provider, from_at);

CREATE INDEX ix_ombudsman_decision_reference ON ombudsman_decision (reference, from_at);

CREATE TABLE oversight_event (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    authority VARCHAR COLLATE "C" NOT NULL,
    provider VARCHAR COLLATE "C",
    contract VARCHAR COLLATE "C",
    kind VARCHAR(32) NOT NULL,
    level VARCHAR(32),
    bodies JSONB NOT NULL,
    day DATE NOT NULL,
    day_basis VARCHAR(32) NOT NULL,
    announced BOOLEAN,
    about VARCHAR,
    findings VARCHAR,
    shared_with VARCHAR COLLATE "C",
    shared_on DATE,
    CONSTRAINT pk_oversight_event PRIMARY KEY (id),
    CONSTRAINT ck_oversight_event_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_oversight_event_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_oversight_event_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_oversight_event_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_oversight_event_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_oversight_event_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT fk_oversight_event_provider FOREIGN KEY(provider) REFERENCES provider (code),
    CONSTRAINT fk_oversight_event_contract FOREIGN KEY(contract) REFERENCES contract (code),
    CONSTRAINT ck_oversight_event_oversight_event_kind CHECK (kind IN ('meeting', 'audit', 'spot-check', 'toolbox-talk', 'training')),
    CONSTRAINT ck_oversight_event_oversight_level CHECK (level IN ('operational', 'manager', 'commissioner', 'director')),
    CONSTRAINT ck_oversight_event_day_basis CHECK (day_basis IN ('stated', 'reported', 'derived', 'assumed')),
    CONSTRAINT fk_oversight_event_shared_with FOREIGN KEY(shared_with) REFERENCES consortium (code)
);

CREATE INDEX ix_oversight_event_authority ON oversight_event (authority, from_at);

CREATE INDEX ix_oversight_event_contract ON oversight_event (contract, from_at);

CREATE INDEX ix_oversight_event_from_at ON oversight_event (from_at, stream, position);

CREATE INDEX ix_oversight_event_opening ON oversight_event (opening, from_at) WHERE opening IS NOT NULL;

CREATE INDEX ix_oversight_event_provider ON oversight_event (provider, from_at);

CREATE TABLE provider_details (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    code VARCHAR COLLATE "C" NOT NULL,
    name VARCHAR NOT NULL,
    holds_from DATE,
    identifiers JSONB NOT NULL,
    legal_name VARCHAR,
    trading_names JSONB NOT NULL,
    name_variants JSONB NOT NULL,
    website VARCHAR,
    exists_from DATE,
    service_role VARCHAR,
    service_mailbox VARCHAR,
    service_line VARCHAR,
    parent VARCHAR COLLATE "C",
    parent_confidence VARCHAR(32),
    CONSTRAINT pk_provider_details PRIMARY KEY (id),
    CONSTRAINT fk_provider_details_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_provider_details_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_provider_details_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_provider_details_code FOREIGN KEY(code) REFERENCES provider (code),
    CONSTRAINT fk_provider_details_parent FOREIGN KEY(parent) REFERENCES provider (code),
    CONSTRAINT ck_provider_details_parent_confidence CHECK (parent_confidence IN ('high', 'medium', 'low'))
);

CREATE INDEX ix_provider_details_code ON provider_details (code);

CREATE TABLE provider_distinction (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    provider VARCHAR COLLATE "C" NOT NULL,
    other VARCHAR COLLATE "C" NOT NULL,
    reason TEXT,
    CONSTRAINT pk_provider_distinction PRIMARY KEY (id),
    CONSTRAINT fk_provider_distinction_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_provider_distinction_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_provider_distinction_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_provider_distinction_provider FOREIGN KEY(provider) REFERENCES provider (code),
    CONSTRAINT fk_provider_distinction_other FOREIGN KEY(other) REFERENCES provider (code)
);

CREATE INDEX ix_provider_distinction_provider ON provider_distinction (provider, to_at);

CREATE TABLE provider_event (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    provider VARCHAR COLLATE "C" NOT NULL,
    event VARCHAR(32) NOT NULL,
    day DATE NOT NULL,
    day_basis VARCHAR(32) NOT NULL,
    description TEXT,
    CONSTRAINT pk_provider_event PRIMARY KEY (id),
    CONSTRAINT ck_provider_event_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_provider_event_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_provider_event_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_provider_event_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_provider_event_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_provider_event_provider FOREIGN KEY(provider) REFERENCES provider (code),
    CONSTRAINT ck_provider_event_provider_event_kind CHECK (event IN ('distress-signal', 'winding-up-petition', 'winding-up-order', 'administration', 'special-manager-appointed', 'trading-on', 'ceased-trading', 'resumed-trading', 'insolvency-ended', 'sold', 'dissolved')),
    CONSTRAINT ck_provider_event_date_basis CHECK (day_basis IN ('agreed', 'contract', 'derived', 'assumed', 'unknown', 'open-ended'))
);

CREATE INDEX ix_provider_event_provider ON provider_event (provider, to_at);

CREATE TABLE provider_merge (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    former VARCHAR COLLATE "C" NOT NULL,
    "into" VARCHAR COLLATE "C" NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_provider_merge PRIMARY KEY (id),
    CONSTRAINT fk_provider_merge_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_provider_merge_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_provider_merge_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_provider_merge_former FOREIGN KEY(former) REFERENCES provider (code),
    CONSTRAINT fk_provider_merge_into FOREIGN KEY("into") REFERENCES provider (code)
);

CREATE INDEX ix_provider_merge_former ON provider_merge (former, to_at);

CREATE INDEX ix_provider_merge_into ON provider_merge ("into", to_at);

CREATE TABLE published_buyer (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    name TEXT,
    number VARCHAR NOT NULL,
    scheme VARCHAR NOT NULL,
    number_key VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_published_buyer PRIMARY KEY (id),
    CONSTRAINT fk_published_buyer_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_published_buyer_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_published_buyer_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_published_buyer_authority FOREIGN KEY(authority) REFERENCES authority (code)
);

CREATE INDEX ix_published_buyer_authority ON published_buyer (authority, to_at);

CREATE INDEX ix_published_buyer_number ON published_buyer (number_key, to_at);

CREATE TABLE scope_details (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    code VARCHAR COLLATE "C" NOT NULL,
    name VARCHAR NOT NULL,
    holds_from DATE,
    identifiers JSONB NOT NULL,
    parent VARCHAR COLLATE "C",
    duty TEXT,
    description TEXT,
    CONSTRAINT pk_scope_details PRIMARY KEY (id),
    CONSTRAINT fk_scope_details_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_scope_details_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_scope_details_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_scope_details_code FOREIGN KEY(code) REFERENCES scope (code),
    CONSTRAINT fk_scope_details_parent FOREIGN KEY(parent) REFERENCES scope (code)
);

CREATE INDEX ix_scope_details_code ON scope_details (code);

CREATE TABLE service_report (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    scope VARCHAR COLLATE "C" NOT NULL,
    finding VARCHAR(32) NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE,
    CONSTRAINT pk_service_report PRIMARY KEY (id),
    CONSTRAINT ck_service_report_period_ordered CHECK (first_day <= last_day),
    CONSTRAINT fk_service_report_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_service_report_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_service_report_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_service_report_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT fk_service_report_scope FOREIGN KEY(scope) REFERENCES scope (code),
    CONSTRAINT ck_service_report_finding CHECK (finding IN ('full', 'partial', 'urgent-only', 'none', 'provider-unnamed'))
);

CREATE INDEX ix_service_report_authority ON service_report (authority, to_at);

CREATE TABLE staffing (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    authority VARCHAR COLLATE "C" NOT NULL,
    contract VARCHAR COLLATE "C",
    role VARCHAR NOT NULL,
    posts INTEGER NOT NULL,
    first_day DATE NOT NULL,
    day_basis VARCHAR(32) NOT NULL,
    last_day DATE,
    CONSTRAINT pk_staffing PRIMARY KEY (id),
    CONSTRAINT ck_staffing_period_ordered CHECK (first_day <= last_day),
    CONSTRAINT ck_staffing_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_staffing_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_staffing_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_staffing_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_staffing_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_staffing_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT fk_staffing_contract FOREIGN KEY(contract) REFERENCES contract (code),
    CONSTRAINT ck_staffing_day_basis CHECK (day_basis IN ('stated', 'reported', 'derived', 'assumed'))
);

CREATE INDEX ix_staffing_authority ON staffing (authority, from_at);

CREATE INDEX ix_staffing_contract ON staffing (contract, from_at);

CREATE INDEX ix_staffing_from_at ON staffing (from_at, stream, position);

CREATE INDEX ix_staffing_opening ON staffing (opening, from_at) WHERE opening IS NOT NULL;

CREATE TABLE supplier_match (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    provider VARCHAR COLLATE "C" NOT NULL,
    is_accepted BOOLEAN NOT NULL,
    name TEXT,
    name_key VARCHAR COLLATE "C",
    number VARCHAR,
    scheme VARCHAR,
    number_key VARCHAR COLLATE "C",
    reason TEXT,
    suppliers JSONB NOT NULL,
    CONSTRAINT pk_supplier_match PRIMARY KEY (id),
    CONSTRAINT fk_supplier_match_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_supplier_match_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_supplier_match_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_supplier_match_provider FOREIGN KEY(provider) REFERENCES provider (code)
);

CREATE INDEX ix_supplier_match_name ON supplier_match (name_key, to_at);

CREATE INDEX ix_supplier_match_number ON supplier_match (number_key, to_at);

CREATE TABLE term_change (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    contract VARCHAR COLLATE "C" NOT NULL,
    change VARCHAR(32) NOT NULL,
    last_day DATE,
    agreed_on DATE,
    reason VARCHAR(32),
    change_ground VARCHAR(32),
    value_percent VARCHAR,
    term_percent VARCHAR,
    CONSTRAINT pk_term_change PRIMARY KEY (id),
    CONSTRAINT ck_term_change_day_if_any_left CHECK ((change IN ('cancellation', 'variation')) = (last_day IS NULL)),
    CONSTRAINT fk_term_change_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_term_change_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_term_change_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_term_change_contract FOREIGN KEY(contract) REFERENCES contract (code),
    CONSTRAINT ck_term_change_term_change_kind CHECK (change IN ('extension', 'termination', 'cancellation', 'variation')),
    CONSTRAINT ck_term_change_ending_reason CHECK (reason IN ('expiry', 'insolvency', 'breach', 'mutual', 'convenience', 'superseded', 'fell-through', 'other')),
    CONSTRAINT ck_term_change_change_ground CHECK (change_ground IN ('reg72-a', 'reg72-b', 'reg72-c', 'reg72-d', 'reg72-e', 'reg72-f', 'sch8-1', 'sch8-2', 'sch8-4', 'sch8-5', 'sch8-8', 'sch8-9', 'sch8-10', 'below-10-percent', 'unknown'))
);

CREATE INDEX ix_term_change_contract ON term_change (contract, to_at);

CREATE TABLE webhook_delivery (
    webhook VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    state VARCHAR(32) NOT NULL,
    attempts INTEGER NOT NULL,
    outcome VARCHAR,
    first_attempt_at TIMESTAMP WITH TIME ZONE,
    last_attempt_at TIMESTAMP WITH TIME ZONE,
    wanted_at TIMESTAMP WITH TIME ZONE,
    next_attempt_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_webhook_delivery PRIMARY KEY (webhook, position),
    CONSTRAINT fk_webhook_delivery_webhook FOREIGN KEY(webhook) REFERENCES webhook (id),
    CONSTRAINT ck_webhook_delivery_delivery_state CHECK (state IN ('waiting', 'delivered', 'dead'))
);

CREATE TABLE attestation_scope (
    fact VARCHAR COLLATE "C" NOT NULL,
    ordinal INTEGER NOT NULL,
    scope VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_attestation_scope PRIMARY KEY (fact, ordinal),
    CONSTRAINT fk_attestation_scope_fact FOREIGN KEY(fact) REFERENCES attestation (id),
    CONSTRAINT fk_attestation_scope_scope FOREIGN KEY(scope) REFERENCES scope (code)
);

CREATE INDEX ix_attestation_scope_scope ON attestation_scope (scope);

CREATE TABLE calendar_token_authority (
    token VARCHAR COLLATE "C" NOT NULL,
    ordinal INTEGER NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_calendar_token_authority PRIMARY KEY (token, ordinal),
    CONSTRAINT fk_calendar_token_authority_token FOREIGN KEY(token) REFERENCES calendar_token (id),
    CONSTRAINT fk_calendar_token_authority_authority FOREIGN KEY(authority) REFERENCES authority (code)
);

CREATE INDEX ix_calendar_token_authority_authority ON calendar_token_authority (authority);

CREATE TABLE candidate_step (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    "case" VARCHAR COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    day_basis VARCHAR(32) NOT NULL,
    step VARCHAR(32) NOT NULL,
    contract VARCHAR COLLATE "C",
    reason VARCHAR,
    CONSTRAINT pk_candidate_step PRIMARY KEY (id),
    CONSTRAINT ck_candidate_step_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_candidate_step_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_candidate_step_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_candidate_step_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_candidate_step_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_candidate_step_case FOREIGN KEY("case") REFERENCES candidate (id),
    CONSTRAINT ck_candidate_step_day_basis CHECK (day_basis IN ('stated', 'reported', 'derived', 'assumed')),
    CONSTRAINT ck_candidate_step_candidate_stage CHECK (step IN ('identified', 'approached', 'negotiating', 'approved', 'signed', 'fell-through')),
    CONSTRAINT fk_candidate_step_contract FOREIGN KEY(contract) REFERENCES contract (code)
);

CREATE INDEX ix_candidate_step_case ON candidate_step ("case", from_at);

CREATE INDEX ix_candidate_step_from_at ON candidate_step (from_at, stream, position);

CREATE INDEX ix_candidate_step_opening ON candidate_step (opening, from_at) WHERE opening IS NOT NULL;

CREATE TABLE claim_decision (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    claim VARCHAR COLLATE "C" NOT NULL,
    verdict VARCHAR(32) NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_claim_decision PRIMARY KEY (id),
    CONSTRAINT ck_claim_decision_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_claim_decision_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_claim_decision_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_claim_decision_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_claim_decision_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_claim_decision_claim FOREIGN KEY(claim) REFERENCES claim (id),
    CONSTRAINT ck_claim_decision_verdict CHECK (verdict IN ('accepted', 'disputed', 'rejected'))
);

CREATE INDEX ix_claim_decision_claim ON claim_decision (claim);

CREATE TABLE complaint_step (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    "case" VARCHAR COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    day_basis VARCHAR(32) NOT NULL,
    step VARCHAR(32) NOT NULL,
    stage VARCHAR(32),
    reply_length INTEGER,
    reply_unit VARCHAR(32),
    reply_basis VARCHAR(32),
    signposted BOOLEAN,
    copied BOOLEAN,
    reference VARCHAR,
    CONSTRAINT pk_complaint_step PRIMARY KEY (id),
    CONSTRAINT ck_complaint_step_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_complaint_step_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_complaint_step_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_complaint_step_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_complaint_step_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_complaint_step_case FOREIGN KEY("case") REFERENCES complaint (id),
    CONSTRAINT ck_complaint_step_day_basis CHECK (day_basis IN ('stated', 'reported', 'derived', 'assumed')),
    CONSTRAINT ck_complaint_step_complaint_step CHECK (step IN ('sent-on', 'called', 'replied', 'not-answered', 'escalated', 'to-ombudsman', 'decided', 'closed')),
    CONSTRAINT ck_complaint_step_complaint_stage CHECK (stage IN ('contractor', 'council-informal', 'council-investigation', 'ombudsman')),
    CONSTRAINT ck_complaint_step_unit CHECK (reply_unit IN ('days', 'working-days', 'months')),
    CONSTRAINT ck_complaint_step_reply_basis CHECK (reply_basis IN ('contract', 'authority'))
);

CREATE INDEX ix_complaint_step_case ON complaint_step ("case", from_at);

CREATE INDEX ix_complaint_step_from_at ON complaint_step (from_at, stream, position);

CREATE INDEX ix_complaint_step_opening ON complaint_step (opening, from_at) WHERE opening IS NOT NULL;

CREATE TABLE concern_step (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    "case" VARCHAR COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    day_basis VARCHAR(32) NOT NULL,
    step VARCHAR(32) NOT NULL,
    text VARCHAR,
    due_on DATE,
    CONSTRAINT pk_concern_step PRIMARY KEY (id),
    CONSTRAINT ck_concern_step_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_concern_step_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_concern_step_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_concern_step_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_concern_step_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_concern_step_case FOREIGN KEY("case") REFERENCES concern (id),
    CONSTRAINT ck_concern_step_day_basis CHECK (day_basis IN ('stated', 'reported', 'derived', 'assumed')),
    CONSTRAINT ck_concern_step_concern_step CHECK (step IN ('warning', 'improvement-plan', 'improved', 'termination', 'closed'))
);

CREATE INDEX ix_concern_step_case ON concern_step ("case", from_at);

CREATE INDEX ix_concern_step_from_at ON concern_step (from_at, stream, position);

CREATE INDEX ix_concern_step_opening ON concern_step (opening, from_at) WHERE opening IS NOT NULL;

CREATE TABLE contract_buyer (
    fact VARCHAR COLLATE "C" NOT NULL,
    ordinal INTEGER NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_contract_buyer PRIMARY KEY (fact, ordinal),
    CONSTRAINT fk_contract_buyer_fact FOREIGN KEY(fact) REFERENCES contract_details (id),
    CONSTRAINT fk_contract_buyer_authority FOREIGN KEY(authority) REFERENCES authority (code)
);

CREATE INDEX ix_contract_buyer_authority ON contract_buyer (authority);

CREATE TABLE contract_replacement (
    fact VARCHAR COLLATE "C" NOT NULL,
    ordinal INTEGER NOT NULL,
    contract VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_contract_replacement PRIMARY KEY (fact, ordinal),
    CONSTRAINT fk_contract_replacement_fact FOREIGN KEY(fact) REFERENCES contract_details (id),
    CONSTRAINT fk_contract_replacement_contract FOREIGN KEY(contract) REFERENCES contract (code)
);

CREATE INDEX ix_contract_replacement_contract ON contract_replacement (contract);

CREATE TABLE data_transfer_scope (
    fact VARCHAR COLLATE "C" NOT NULL,
    ordinal INTEGER NOT NULL,
    scope VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_data_transfer_scope PRIMARY KEY (fact, ordinal),
    CONSTRAINT fk_data_transfer_scope_fact FOREIGN KEY(fact) REFERENCES data_transfer (id),
    CONSTRAINT fk_data_transfer_scope_scope FOREIGN KEY(scope) REFERENCES scope (code)
);

CREATE INDEX ix_data_transfer_scope_scope ON data_transfer_scope (scope);

CREATE TABLE incident_provider (
    fact VARCHAR COLLATE "C" NOT NULL,
    ordinal INTEGER NOT NULL,
    provider VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_incident_provider PRIMARY KEY (fact, ordinal),
    CONSTRAINT fk_incident_provider_fact FOREIGN KEY(fact) REFERENCES incident (id),
    CONSTRAINT fk_incident_provider_provider FOREIGN KEY(provider) REFERENCES provider (code)
);

CREATE INDEX ix_incident_provider_provider ON incident_provider (provider);

CREATE TABLE incident_step (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    "case" VARCHAR COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    day_basis VARCHAR(32) NOT NULL,
    step VARCHAR(32) NOT NULL,
    firm VARCHAR,
    role VARCHAR,
    engaged_by VARCHAR COLLATE "C",
    engaged_for VARCHAR COLLATE "C",
    text VARCHAR,
    CONSTRAINT pk_incident_step PRIMARY KEY (id),
    CONSTRAINT ck_incident_step_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_incident_step_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_incident_step_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_incident_step_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_incident_step_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_incident_step_case FOREIGN KEY("case") REFERENCES incident (id),
    CONSTRAINT ck_incident_step_day_basis CHECK (day_basis IN ('stated', 'reported', 'derived', 'assumed')),
    CONSTRAINT ck_incident_step_incident_step CHECK (step IN ('adviser', 'decision', 'stood-down')),
    CONSTRAINT fk_incident_step_engaged_by FOREIGN KEY(engaged_by) REFERENCES authority (code),
    CONSTRAINT fk_incident_step_engaged_for FOREIGN KEY(engaged_for) REFERENCES consortium (code)
);

CREATE INDEX ix_incident_step_case ON incident_step ("case", from_at);

CREATE INDEX ix_incident_step_from_at ON incident_step (from_at, stream, position);

CREATE INDEX ix_incident_step_opening ON incident_step (opening, from_at) WHERE opening IS NOT NULL;

CREATE TABLE kpi_observation (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    "case" VARCHAR COLLATE "C" NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    month DATE NOT NULL,
    numerator INTEGER NOT NULL,
    denominator INTEGER,
    CONSTRAINT pk_kpi_observation PRIMARY KEY (id),
    CONSTRAINT ck_kpi_observation_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_kpi_observation_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_kpi_observation_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_kpi_observation_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_kpi_observation_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_kpi_observation_case FOREIGN KEY("case") REFERENCES kpi (id),
    CONSTRAINT fk_kpi_observation_authority FOREIGN KEY(authority) REFERENCES authority (code)
);

CREATE INDEX ix_kpi_observation_authority ON kpi_observation (authority, from_at);

CREATE INDEX ix_kpi_observation_case ON kpi_observation ("case", from_at);

CREATE INDEX ix_kpi_observation_from_at ON kpi_observation (from_at, stream, position);

CREATE INDEX ix_kpi_observation_month ON kpi_observation (month, from_at);

CREATE INDEX ix_kpi_observation_opening ON kpi_observation (opening, from_at) WHERE opening IS NOT NULL;

CREATE TABLE meeting_schedule_authority (
    fact VARCHAR COLLATE "C" NOT NULL,
    ordinal INTEGER NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_meeting_schedule_authority PRIMARY KEY (fact, ordinal),
    CONSTRAINT fk_meeting_schedule_authority_fact FOREIGN KEY(fact) REFERENCES meeting_schedule (id),
    CONSTRAINT fk_meeting_schedule_authority_authority FOREIGN KEY(authority) REFERENCES authority (code)
);

CREATE INDEX ix_meeting_schedule_authority_authority ON meeting_schedule_authority (authority);

CREATE TABLE oversight_event_authority (
    fact VARCHAR COLLATE "C" NOT NULL,
    ordinal INTEGER NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    CONSTRAINT pk_oversight_event_authority PRIMARY KEY (fact, ordinal),
    CONSTRAINT fk_oversight_event_authority_fact FOREIGN KEY(fact) REFERENCES oversight_event (id),
    CONSTRAINT fk_oversight_event_authority_authority FOREIGN KEY(authority) REFERENCES authority (code)
);

CREATE INDEX ix_oversight_event_authority_authority ON oversight_event_authority (authority);

CREATE TABLE remedy (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    "case" VARCHAR COLLATE "C" NOT NULL,
    authority VARCHAR COLLATE "C" NOT NULL,
    text VARCHAR NOT NULL,
    amount VARCHAR,
    shares JSONB NOT NULL,
    due_on DATE,
    within INTEGER,
    within_unit VARCHAR(32),
    done_on DATE,
    fell_away_on DATE,
    fell_away_because VARCHAR,
    reported_late_on DATE,
    CONSTRAINT pk_remedy PRIMARY KEY (id),
    CONSTRAINT ck_remedy_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_remedy_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_remedy_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_remedy_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_remedy_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_remedy_case FOREIGN KEY("case") REFERENCES ombudsman_decision (id),
    CONSTRAINT fk_remedy_authority FOREIGN KEY(authority) REFERENCES authority (code),
    CONSTRAINT ck_remedy_unit CHECK (within_unit IN ('days', 'working-days', 'months'))
);

CREATE INDEX ix_remedy_authority ON remedy (authority, from_at);

CREATE INDEX ix_remedy_case ON remedy ("case", from_at);

CREATE INDEX ix_remedy_from_at ON remedy (from_at, stream, position);

CREATE INDEX ix_remedy_opening ON remedy (opening, from_at) WHERE opening IS NOT NULL;

CREATE TABLE transfer_step (
    id VARCHAR COLLATE "C" NOT NULL,
    stream VARCHAR COLLATE "C" NOT NULL,
    position BIGINT NOT NULL,
    source VARCHAR COLLATE "C" NOT NULL,
    confidence VARCHAR(32) NOT NULL,
    visibility VARCHAR(32) NOT NULL,
    note TEXT,
    replaces VARCHAR COLLATE "C",
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    owner VARCHAR COLLATE "C",
    opening VARCHAR COLLATE "C",
    "case" VARCHAR COLLATE "C" NOT NULL,
    day DATE NOT NULL,
    day_basis VARCHAR(32) NOT NULL,
    step VARCHAR(32) NOT NULL,
    by VARCHAR,
    amount VARCHAR,
    negotiable BOOLEAN,
    before_data BOOLEAN,
    records INTEGER,
    missing INTEGER,
    CONSTRAINT pk_transfer_step PRIMARY KEY (id),
    CONSTRAINT ck_transfer_step_owner_if_only_it_sees CHECK ((visibility = 'owner') = (owner IS NOT NULL)),
    CONSTRAINT fk_transfer_step_source FOREIGN KEY(source) REFERENCES source (code),
    CONSTRAINT ck_transfer_step_confidence CHECK (confidence IN ('high', 'medium', 'low')),
    CONSTRAINT ck_transfer_step_visibility CHECK (visibility IN ('public', 'partners', 'owner')),
    CONSTRAINT fk_transfer_step_owner FOREIGN KEY(owner) REFERENCES authority (code),
    CONSTRAINT fk_transfer_step_case FOREIGN KEY("case") REFERENCES data_transfer (id),
    CONSTRAINT ck_transfer_step_day_basis CHECK (day_basis IN ('stated', 'reported', 'derived', 'assumed')),
    CONSTRAINT ck_transfer_step_transfer_step CHECK (step IN ('requested', 'agreement-asked', 'agreement-signed', 'fee-asked', 'fee-paid', 'blocked', 'unblocked', 'received', 'reconciled', 'completed', 'abandoned'))
);

CREATE INDEX ix_transfer_step_case ON transfer_step ("case", from_at);

CREATE INDEX ix_transfer_step_from_at ON transfer_step (from_at, stream, position);

CREATE INDEX ix_transfer_step_opening ON transfer_step (opening, from_at) WHERE opening IS NOT NULL;

CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE award ADD CONSTRAINT ex_award_one_a_day EXCLUDE USING gist (
    contract WITH =, authority WITH =, scope WITH =,
    daterange(first_day, last_day, '[]') WITH &&
) WHERE (to_at = 9223372036854775807) DEFERRABLE INITIALLY DEFERRED;

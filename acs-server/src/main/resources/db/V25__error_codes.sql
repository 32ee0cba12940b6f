-- What customers read aloud from their screens. code, cas and model are in capitals; * is any.
--
-- printed     the code as the screen shows it
-- spoken      its letters and digits without accents; words: all its texts so, in small letters. For search
-- hints       to causes, as JSON
-- deleted     an operator has taken it out; the row stays so that what comes with the server does not bring it back
-- changed_by  empty for what came with the server
CREATE TABLE error_code (
    code       VARCHAR(64)  NOT NULL,
    cas        VARCHAR(32)  NOT NULL,
    model      VARCHAR(128) NOT NULL,
    printed    VARCHAR(64)  NOT NULL,
    spoken     VARCHAR(128) ${binary_order} NOT NULL,
    words      VARCHAR      NOT NULL,
    meaning_en VARCHAR(300) NOT NULL,
    meaning_pl VARCHAR(300) NOT NULL,
    source     VARCHAR(16)  NOT NULL,
    todo_en    VARCHAR(600) NOT NULL,
    todo_pl    VARCHAR(600) NOT NULL,
    hints      VARCHAR      NOT NULL,
    escalate   BOOLEAN      NOT NULL,
    deleted    BOOLEAN      NOT NULL,
    version    INTEGER      NOT NULL,
    changed    BIGINT       NOT NULL,
    changed_by VARCHAR(64)  NOT NULL,
    PRIMARY KEY (code, cas, model)
);
CREATE INDEX error_code_spoken ON error_code (spoken);

-- Former versions.
CREATE TABLE error_code_history (
    code       VARCHAR(64)  NOT NULL,
    cas        VARCHAR(32)  NOT NULL,
    model      VARCHAR(128) NOT NULL,
    printed    VARCHAR(64)  NOT NULL,
    meaning_en VARCHAR(300) NOT NULL,
    meaning_pl VARCHAR(300) NOT NULL,
    source     VARCHAR(16)  NOT NULL,
    todo_en    VARCHAR(600) NOT NULL,
    todo_pl    VARCHAR(600) NOT NULL,
    hints      VARCHAR      NOT NULL,
    escalate   BOOLEAN      NOT NULL,
    deleted    BOOLEAN      NOT NULL,
    version    INTEGER      NOT NULL,
    changed    BIGINT       NOT NULL,
    changed_by VARCHAR(64)  NOT NULL,
    PRIMARY KEY (code, cas, model, version)
);

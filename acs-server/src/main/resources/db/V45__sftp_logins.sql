-- Logins by which boxes fetch firmware and send files over SFTP: of one box, or of a model.
--
-- name        that the box gives
-- device_id   whose it is; null for one of a model
-- oui         of the model's maker, empty for any; null for one of a box, as are the next two
-- hardware    its revision, empty for any
-- secret      SHA-256 of the password, in hexadecimal: passwords are ours and cannot be guessed; null for none
-- public_key  as OpenSSH writes one, without a comment; null for none
-- used        when it let somebody in last, to a few minutes; null if never
CREATE TABLE sftp_login (
    name          VARCHAR(64)  ${binary_order} PRIMARY KEY,
    device_id     VARCHAR(255),
    oui           VARCHAR(64),
    product_class VARCHAR(64),
    hardware      VARCHAR(64),
    secret        VARCHAR(64),
    public_key    VARCHAR(1024),
    created       BIGINT       NOT NULL,
    used          BIGINT
);
CREATE INDEX sftp_login_device ON sftp_login (device_id);

-- Wrong passwords are counted in login_attempt by the name that was typed, the same way for names that exist and names that do not: an
-- account's own counter told the two apart.
alter table credential drop column failures;
alter table credential drop column locked_until;
create index login_attempt_address on login_attempt (region_id, address, at);
create index person_subject on person (external_subject);

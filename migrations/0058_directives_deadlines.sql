-- How deadlines are treated, by the day the rules begin to hold: what the program ships (regulations/deadlines.toml, put in anew at
-- every start) and what the province set itself, which goes before. The row the program used to ship in the old table is left out.
-- basis: Civil Code 2015, art. 148.5 (a time limit that ends on a day off ends with the next working day)
create table deadline_setting (
    shipped bigint not null check (shipped in (0, 1)),
    valid_from text not null,
    roll_to_working_day bigint not null check (roll_to_working_day in (0, 1)),
    soon_days bigint not null check (soon_days between 0 and 60),
    remind_before_days bigint not null check (remind_before_days between 0 and 60),
    leader_after_days bigint not null check (leader_after_days between 0 and 120),
    opens_before_days bigint not null check (opens_before_days between 0 and 60),
    internal_days bigint not null check (internal_days between 0 and 60),
    digest_weekday bigint not null check (digest_weekday between 0 and 7),
    primary key (shipped, valid_from)
);
insert into deadline_setting (shipped, valid_from, roll_to_working_day, soon_days, remind_before_days, leader_after_days,
    opens_before_days, internal_days, digest_weekday)
select 0, valid_from, roll_to_working_day, soon_days, remind_before_days, leader_after_days, opens_before_days, 0, digest_weekday
from deadline_rule
where not (valid_from = '1900-01-01' and roll_to_working_day = 1 and soon_days = 5 and remind_before_days = 3
    and leader_after_days = 5 and opens_before_days = 7 and digest_weekday = 1);
drop table deadline_rule;

-- views-change: a case stands in the lists of every organ that holds a role in it, not only of the first; an entry of a register is nobody's duty.
comment on column case_view.posts is 'keys under which the case is seen: posts, and duty@organ for every organ that holds a role';

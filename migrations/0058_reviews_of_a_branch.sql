-- A reorganisation asks for the reviews of each branch that ends; until now all reviews of the province were read for it.
create index branch_reviews_branch on branch_reviews (province_code, organisation_id);

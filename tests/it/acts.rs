//! Acts through the API: what is done, what is refused and by which rule, and that each is done
//! once.

mod administration;
mod answers;
mod authority;
mod endings;
mod given;
mod many;
mod offers;
mod on_behalf;
mod repeated;
mod seen;
mod story;

//! The deciding rules (`authority.md`), one test for each of their lines, by section and in order.

mod articles;
mod domains;
mod inputs;
mod lists;
mod policies;
mod spending;
mod three_values;
mod time;
mod which_seat;

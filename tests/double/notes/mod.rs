//! What real servers do to their clients, by the number of the field note.
//!
//! Notes that are about faults, other actors, transport and hooks are tested where those are. Open are those
//! about operations that are not simulated yet: 6, 54, 55 and 69 (subscriptions and streams), 14
//! (CreateAttachment), 50 (availability) and 62 (occurrences).

mod conflicts;
mod finding;
mod identity;
mod im_list;
mod synchronization;
mod writing;

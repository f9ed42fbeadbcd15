//! The tree of a new mailbox.

use crate::mailbox::{DistinguishedFolderId, Generation, Mailbox};

#[test]
fn a_new_mailbox_of_any_generation_is_sound() {
    for generation in [Generation::Exchange2007, Generation::Exchange2010, Generation::Exchange2013] {
        let mailbox = Mailbox::of_generation(generation, 1, "ada@example.test", "Ada");
        assert_eq!(mailbox.check(), Ok(()), "{generation:?}");
        assert_eq!(mailbox.generation(), generation);
    }
    assert!(Mailbox::new(1, "a@b", "").distinguished_folder(DistinguishedFolderId::Inbox).is_some());
}

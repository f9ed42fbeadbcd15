//! Ids that differ only in upper and lower case, as two ids of Exchange may.

use super::{FolderKey, GlobalCounter, ItemKey, Mailbox};

/// What lies between a letter and the other one in base64.
const CASE: u64 = 26;
/// Bits of a character of base64.
const CHARACTER_BITS: u32 = 6;

impl Mailbox {
    /// Lets the next item that is made in the folder of an item have an id that differs from that of the item
    /// in nothing but upper and lower case, and tells that id. `None` when there is no such item, or when a
    /// mailbox never gets to such a number.
    ///
    /// For clients that keep ids where case does not count: they take one item for the other. Numbers up to
    /// that of the twin are skipped, so a mailbox has a few of them and not hundreds.
    ///
    /// ```
    /// use ews_sim::Simulator;
    /// use ews_sim::mailbox::{FolderKey, NewItem};
    /// use ews_sim::property::ItemKind;
    ///
    /// let ada = "ada@example.test";
    /// let mut simulator = Simulator::builder().mailbox(ada).build();
    /// simulator.seed(ada, |mailbox, now| {
    ///     let first = mailbox.create_item(FolderKey::INBOX, NewItem::new(ItemKind::Message), now)?;
    ///     let twin = mailbox.provide_case_twin(first).unwrap();
    ///     let second = mailbox.create_item(FolderKey::INBOX, NewItem::new(ItemKind::Message), now)?;
    ///     let ids = [first, second].map(|key| mailbox.item_id_of(mailbox.item(key).unwrap()));
    ///     assert_eq!(ids[1], twin);
    ///     assert!(ids[0] != ids[1] && ids[0].eq_ignore_ascii_case(&ids[1]));
    ///     Ok(())
    /// })?;
    /// # Ok::<(), ews_sim::Error>(())
    /// ```
    pub fn provide_case_twin(&mut self, item: ItemKey) -> Option<String> {
        let folder = self.item(item)?.folder();
        let own = self.text_of_item_id(folder, item.0);
        // Of the characters that the number is written with, one that is an upper-case letter becomes the
        // lower-case one.
        let places = (0..u64::BITS / CHARACTER_BITS).map(|place| place * CHARACTER_BITS);
        let numbers = places.filter_map(|shift| CASE.checked_shl(shift)?.checked_add(item.0));
        let mut unused = numbers
            .filter(|number| (self.next_counter..GlobalCounter::MAX.value()).contains(number))
            .map(|number| (number, self.text_of_item_id(folder, number)));
        let (number, twin) = unused.find(|(_, id)| id.eq_ignore_ascii_case(&own))?;
        self.next_counter = number;
        Some(twin)
    }

    fn text_of_item_id(&self, folder: FolderKey, number: u64) -> String {
        self.identity.item_id(folder, number).to_string()
    }
}

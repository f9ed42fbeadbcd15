//! The ids of what a simulator holds, by name, as requests take them; and one more item.

use super::mailbox::put_item;
use super::{FolderPath, ItemSeed};
use crate::mailbox::{FolderKey, Item};
use crate::property::ItemProperty;
use crate::schema::{FolderId, ItemId};
use crate::{Mailbox, Simulator};

impl Mailbox {
    /// The first item in a folder that has that subject or display name, in order of arrival.
    #[must_use]
    pub fn item_named(&self, folder: FolderKey, name: &str) -> Option<&Item> {
        let subject = |item: &Item| item.properties().text(ItemProperty::Subject) == Some(name);
        self.items_in(folder).find(|item| item.display_name() == Some(name) || subject(item))
    }
}

/// What tests need to name in requests, by the names they have given. Nothing is remembered for this: the
/// state is looked at, so that it works as well after requests, and in a simulator that was restored.
impl Simulator {
    /// The id and the present change key of a folder.
    ///
    /// ```
    /// use ews_sim::Simulator;
    ///
    /// let simulator = Simulator::builder().mailbox("ada@example.test").build();
    /// assert!(simulator.folder_id("ada@example.test", "inbox").is_some());
    /// assert!(simulator.folder_id("ada@example.test", "inbox/Projects").is_none());
    /// ```
    #[must_use]
    pub fn folder_id(&self, primary_smtp_address: &str, path: impl Into<FolderPath>) -> Option<FolderId> {
        let mailbox = self.mailbox(primary_smtp_address)?;
        let folder = path.into().find(mailbox)?;
        Some(FolderId {
            id: mailbox.folder_id_of(folder.key()),
            change_key: Some(mailbox.folder_change_key(folder).encode()),
        })
    }

    /// The id and the present change key of the first item in a folder that has that subject or display name.
    /// IM groups lie in `imcontactlist`, the contacts of the IM list in `quickcontacts`.
    ///
    /// ```
    /// use ews_sim::Simulator;
    /// use ews_sim::operation::im_list::RemoveImGroup;
    /// use ews_sim::world::MailboxSeed;
    ///
    /// let ada = MailboxSeed::new("ada@example.test").im_group("Work", ["bob@example.test"]);
    /// let mut simulator = Simulator::builder().mailbox(ada).build();
    /// assert!(simulator.item_id("ada@example.test", "quickcontacts", "bob@example.test").is_some());
    /// let work = simulator.item_id("ada@example.test", "imcontactlist", "Work").unwrap();
    /// simulator.call("ada@example.test", &RemoveImGroup { group_id: work })?;
    /// # Ok::<(), ews_sim::Error>(())
    /// ```
    #[must_use]
    pub fn item_id(
        &self,
        primary_smtp_address: &str,
        folder: impl Into<FolderPath>,
        name: &str,
    ) -> Option<ItemId> {
        let mailbox = self.mailbox(primary_smtp_address)?;
        let item = mailbox.item_named(folder.into().find(mailbox)?.key(), name)?;
        Some(id_of(mailbox, item))
    }

    /// Puts one more item into a mailbox now, as if the world had started with it, and tells its id and
    /// change key. A message has just arrived, unless its seed says otherwise.
    ///
    /// ```
    /// use ews_sim::Simulator;
    /// use ews_sim::world::ItemSeed;
    ///
    /// let ada = "ada@example.test";
    /// let mut simulator = Simulator::builder().mailbox(ada).build();
    /// let id = simulator.add_item(ada, ItemSeed::message("News").from("bob@example.test"));
    /// assert_eq!(simulator.item_id(ada, "inbox", "News"), Some(id));
    /// ```
    ///
    /// # Panics
    ///
    /// When there is no such mailbox, folder or property, and for a value that the property cannot have.
    #[track_caller]
    pub fn add_item(&mut self, primary_smtp_address: &str, item: ItemSeed) -> ItemId {
        let made = match put_item(self, primary_smtp_address, &item) {
            Ok(made) => made,
            Err(error) => panic!("{error}"),
        };
        let mailbox = self.mailbox(primary_smtp_address).expect("the item lies in it");
        id_of(mailbox, mailbox.item(made).expect("it has just been made"))
    }

    /// The id of the persona of the first contact of that display name, on the IM list or in a contacts
    /// folder.
    #[must_use]
    pub fn persona_id(&self, primary_smtp_address: &str, display_name: &str) -> Option<ItemId> {
        let mailbox = self.mailbox(primary_smtp_address)?;
        let mut contacts = mailbox.items().filter_map(Item::contact);
        let contact = contacts.find(|contact| contact.display_name() == display_name)?;
        Some(ItemId { id: mailbox.persona_id(contact.person()), change_key: None })
    }
}

fn id_of(mailbox: &Mailbox, item: &Item) -> ItemId {
    let change_key = Some(mailbox.item_change_key(item).encode());
    ItemId { id: mailbox.item_id_of(item), change_key }
}

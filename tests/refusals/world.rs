//! The simulators that requests are sent to.

use ews_sim::directory::{DistributionGroup, User};
use ews_sim::double::style::AnswerStyle;
use ews_sim::mailbox::{
    ContactKey, DecodedId, DistinguishedFolderId, FolderKey, ImGroupKey, MailboxId, Moniker, NewContact,
    NewImContact, PermissionLevel, StoreId,
};
use ews_sim::wire::Limits;
use jiff::Timestamp;

use ews_sim::{Mailbox, Policies, ServerProfile, Simulator, SimulatorBuilder};

use crate::support::{ADA, BOB};

/// May act as Bob and as the guest, who has no mailbox.
pub const SERVICE: &str = "service@example.test";
/// Is in the directory and has no mailbox.
pub const GUEST: &str = "guest@example.test";

/// What a request is sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum World {
    /// Ada has the groups Work with Eve and Family with Tom, the ordinary contact Olga, and the distribution
    /// group Team on her list, Ann in no group; the group Gone and the contact Rob are gone.
    Usual,
    /// The same on another server.
    On(ServerProfile),
    /// The same, and Ada's mailbox lies on Exchange 2010.
    OlderMailbox,
    /// The same, with room for no more groups or contacts.
    Full,
    /// The same, with the policy that RemoveContactFromImList never works.
    Rejecting,
    /// The same, with at most 300 bytes in a request.
    Narrow,
    /// The same, with at most 12 elements in a request.
    Scarce,
    /// The same, refusing namespaces spelled `https://`.
    StrictNamespaces,
    /// The same, refusing what real servers tolerate.
    StrictSchema,
}

impl World {
    /// What has to be said of it.
    pub const fn description(self) -> &'static str {
        match self {
            Self::Usual => "",
            Self::On(ServerProfile::Exchange2010Sp2) => "on Exchange 2010",
            Self::On(_) => "on Exchange 2013",
            Self::OlderMailbox => "mailbox on Exchange 2010",
            Self::Full => "list full",
            Self::Rejecting => "with that policy",
            Self::Narrow => "with a limit of 300 bytes",
            Self::Scarce => "with a limit of 12 elements",
            Self::StrictNamespaces => "with `strict_namespaces`",
            Self::StrictSchema => "with `strict_schema`",
        }
    }

    /// The simulator.
    pub fn simulator(self) -> Simulator {
        self.built_from(self.builder())
    }

    /// The same, as a lenient one.
    pub fn lenient(self) -> Simulator {
        self.built_from(self.builder().lenient(true))
    }

    /// The same, which answers in a style.
    pub fn styled(self, style: AnswerStyle) -> Simulator {
        self.built_from(self.builder().answer_style(style))
    }

    fn built_from(self, builder: SimulatorBuilder) -> Simulator {
        let mut simulator = self.furnish(builder).build();
        let now = simulator.now();
        simulator.mailbox_mut(BOB).expect("built with it").provide_im_list();
        let ada = simulator.mailbox_mut(ADA).expect("built with it");
        ada.provide_im_list();
        let (rob, gone) = seed(ada, now);
        ada.remove_contact_from_group(rob, gone).expect("it was just added");
        ada.remove_im_group(gone).expect("it was just added");
        ada.add_distribution_group("team@example.test", Some("Team")).expect("the name is free");
        let ann = NewImContact { im_address: "ann@example.test", display_name: Some("Ann") };
        ada.add_im_contact(ann, None, now).expect("there is room");
        let olga =
            NewContact { display_name: "Olga", email_addresses: &["olga@example.test"], im_address: None };
        ada.add_contact(olga, now);
        if self == Self::OlderMailbox {
            simulator.move_mailbox(ADA, ServerProfile::Exchange2010Sp2);
        }
        simulator
    }

    fn furnish(self, builder: SimulatorBuilder) -> SimulatorBuilder {
        let bob = User::new(BOB, "Bob")
            .with_proxy_address("robert@example.test")
            .with_security_identifier("S-1-5-21-7");
        builder
            .user(bob)
            .user(User::new(GUEST, "Guest"))
            .mailbox(ADA)
            .mailbox(BOB)
            .distribution_group(DistributionGroup::new("team@example.test"))
            .distribution_group(DistributionGroup::new("sales@example.test"))
            .allow_folder_access(ADA, BOB, DistinguishedFolderId::Calendar, PermissionLevel::Owner)
            .allow_impersonation(SERVICE, BOB)
            .allow_impersonation(SERVICE, GUEST)
    }

    fn builder(self) -> SimulatorBuilder {
        let builder = Simulator::builder();
        let (mut limits, mut policies) = (Limits::default(), Policies::default());
        match self {
            Self::On(profile) => builder.profile(profile),
            Self::Narrow => {
                limits.bytes = 300;
                builder.limits(limits)
            }
            Self::Scarce => {
                limits.elements = 12;
                builder.limits(limits)
            }
            Self::Full => {
                // While Gone and Rob are there, and again once Team and Ann are.
                policies.max_im_groups = 3;
                policies.max_im_contacts = 3;
                builder.policies(policies)
            }
            Self::Rejecting => {
                policies.reject_remove_contact_from_im_list = true;
                builder.policies(policies)
            }
            Self::StrictNamespaces => builder.strict_namespaces(true),
            Self::StrictSchema => builder.strict_schema(true),
            _ => builder,
        }
    }

    /// What the names in braces stand for.
    pub fn ids(self, simulator: &Simulator) -> Vec<(&'static str, String)> {
        let ada = simulator.mailbox(ADA).expect("built with it");
        let group = |name| ada.item_id_of(ada.im_group_named(name).expect("the world has it"));
        let contact = |folder, name| {
            let found = ada.contacts(folder).find(|contact| contact.display_name() == name);
            ada.item_id_of(found.expect("the world has it"))
        };
        let work = group("Work");
        let person = ada.im_contacts().next().expect("the world has contacts").person();
        let persona = ada.persona_id(person);
        let bob = simulator.mailbox(BOB).expect("built with it");
        let elsewhere = Moniker::from_text("d522c10d-78ce-4097-8f59-b71634cdfdda");
        vec![
            ("Eve", contact(FolderKey::QUICK_CONTACTS, "Eve")),
            ("Tom", contact(FolderKey::QUICK_CONTACTS, "Tom")),
            ("Olga", contact(FolderKey::CONTACTS, "Olga")),
            ("Family", group("Family")),
            ("Team", group("Team")),
            ("Favorites", group("Favorites")),
            ("Gone", gone(ada, "Gone")),
            ("Rob", gone(ada, "Rob")),
            ("Of Bob", bob.item_id_of(bob.im_group_named("Favorites").expect("a default group"))),
            ("Persona", persona),
            ("Calendar of Bob", bob.folder_id_of(FolderKey::CALENDAR)),
            ("Folder", ada.folder_id_of(FolderKey::CONTACTS)),
            ("Work, cut", work[..work.len() - 4].to_owned()),
            ("Elsewhere", changed(&work, |id| id.moniker = elsewhere.clone())),
            ("Moniker of 257 bytes", changed(&work, |id| id.moniker = Moniker::from_text(&"x".repeat(257)))),
            ("Entry id of 257 bytes", changed(&work, |id| id.store_id = StoreId::Other([0; 257].into()))),
            ("As of 2007", as_of_2007(&work)),
            ("Work", work),
        ]
    }
}

/// The id of what is gone: a mailbox in which it is still there has it.
fn gone(ada: &Mailbox, name: &str) -> String {
    let now = "2024-03-01T09:00:00Z".parse().expect("a time");
    let mut fresh = Mailbox::new(0, ada.smtp_address(), ada.display_name());
    let (rob, gone) = seed(&mut fresh, now);
    match name {
        "Rob" => fresh.item_id_of(fresh.contact(rob).expect("it was just added")),
        _ => fresh.item_id_of(fresh.im_group(gone).expect("it was just added")),
    }
}

/// Work with Eve, Family with Tom, and Gone with Rob, which are returned.
fn seed(ada: &mut Mailbox, now: Timestamp) -> (ContactKey, ImGroupKey) {
    let [_, _, last] = [("Work", "Eve"), ("Family", "Tom"), ("Gone", "Rob")].map(|(group, contact)| {
        let address = format!("{}@example.test", contact.to_lowercase());
        let new = NewImContact { im_address: &address, display_name: Some(contact) };
        let group = ada.add_im_group(group).expect("the name is free");
        (ada.add_im_contact(new, Some(group), now).expect("there is room"), group)
    });
    last
}

fn changed(id: &str, change: impl FnOnce(&mut MailboxId)) -> String {
    let Ok(DecodedId::Mailbox(mut decoded)) = DecodedId::decode(id) else { panic!("{id}") };
    change(&mut decoded);
    DecodedId::Mailbox(decoded).encode()
}

fn as_of_2007(id: &str) -> String {
    let Ok(DecodedId::Mailbox(decoded)) = DecodedId::decode(id) else { panic!("{id}") };
    DecodedId::Legacy(decoded).encode()
}

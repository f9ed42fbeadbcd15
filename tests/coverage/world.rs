//! The simulator that samples are sent to, and the names in braces that stand for ids there.

use ews_sim::directory::{DistributionGroup, User};
use ews_sim::mailbox::{DistinguishedFolderId, NewImContact, NewTelUriContact};
use ews_sim::{Reply, ServerProfile, Simulator};

use super::{Row, unabbreviated};
use crate::create;
use crate::support::{ADA, BOB, envelope_for, send_bytes};

/// What there is of each kind.
const THINGS: &[(&str, &str)] = &[
    ("Message", "<t:ItemId Id='{message}'/>"),
    ("Message", "<t:ItemId Id='{draft}'/>"),
    ("CalendarItem", "<t:ItemId Id='{appointment}'/>"),
    ("Contact", "<t:ItemId Id='{contact}'/>"),
    ("DistributionList", "<t:ItemId Id='{list}'/>"),
    ("Task", "<t:ItemId Id='{task}'/>"),
    ("PostItem", "<t:ItemId Id='{post}'/>"),
    ("Folder", "<t:DistinguishedFolderId Id='inbox'/>"),
    ("CalendarFolder", "<t:DistinguishedFolderId Id='calendar'/>"),
    ("ContactsFolder", "<t:DistinguishedFolderId Id='contacts'/>"),
    ("TasksFolder", "<t:DistinguishedFolderId Id='tasks'/>"),
    ("SearchFolder", "<t:FolderId Id='{search folder}'/>"),
];

/// Who is known in every respect in which a person can be.
const OLGA: &str = create!(
    "<t:Contact><t:FileAsMapping>LastCommaFirst</t:FileAsMapping><t:DisplayName>Olga</t:DisplayName>\
     <t:GivenName>Olga</t:GivenName><t:Initials>O</t:Initials><t:Nickname>Olly</t:Nickname>\
     <t:CompanyName>Tea</t:CompanyName><t:EmailAddresses><t:Entry Key='EmailAddress1'>olga@example.test\
     </t:Entry><t:Entry Key='EmailAddress2'>o@example.test</t:Entry><t:Entry Key='EmailAddress3'>\
     ol@example.test</t:Entry></t:EmailAddresses><t:PhysicalAddresses><t:Entry Key='Business'><t:City>Oslo\
     </t:City></t:Entry><t:Entry Key='Home'><t:City>Bergen</t:City></t:Entry></t:PhysicalAddresses>\
     <t:PhoneNumbers><t:Entry Key='BusinessPhone'>1</t:Entry><t:Entry Key='HomePhone'>2</t:Entry>\
     <t:Entry Key='MobilePhone'>3</t:Entry></t:PhoneNumbers><t:Department>Leaves</t:Department>\
     <t:Generation>II</t:Generation><t:ImAddresses><t:Entry Key='ImAddress1'>sip:olga@example.test</t:Entry>\
     </t:ImAddresses><t:JobTitle>Taster</t:JobTitle><t:OfficeLocation>1</t:OfficeLocation><t:Surname>Berg\
     </t:Surname></t:Contact>"
);

/// The body beside a sample that is a header.
const BODY: &str = "<m:GetImItemList/>";

/// A mailbox with something of every kind in it.
#[derive(Clone)]
pub struct World {
    simulator: Simulator,
    /// The version that requests name.
    version: &'static str,
    ids: Vec<(String, String)>,
}

impl World {
    /// The world of all samples.
    pub fn new() -> Self {
        Self::on(ServerProfile::default(), "Exchange2016")
    }

    /// The same on another server, for requests of another version.
    pub fn on(profile: ServerProfile, version: &'static str) -> Self {
        let bob = User::new(BOB, "Bob").with_security_identifier("S-1-5-21-7");
        let builder = Simulator::builder().profile(profile).user(bob).mailbox(ADA).mailbox(BOB);
        let mut simulator = builder.distribution_group(DistributionGroup::new("team@example.test")).build();
        let now = simulator.now();
        let ada = simulator.mailbox_mut(ADA).expect("built with it");
        ada.provide_im_list();
        ada.provide_folder(DistinguishedFolderId::ArchiveRoot).expect("any mailbox may have it");
        let work = ada.add_im_group("Work").expect("the name is free");
        let eve = NewImContact { im_address: "eve@example.test", display_name: Some("Eve") };
        ada.add_im_contact(eve, Some(work), now).expect("there is room");
        let tom = NewImContact { im_address: "tom@example.test", display_name: Some("Tom") };
        ada.add_im_contact(tom, None, now).expect("there is room");
        let ann =
            NewTelUriContact { tel_uri: "tel:4", sip_uri: "sip:ann@example.test", telephone_number: "4" };
        ada.add_tel_uri_contact(ann, None, now).expect("there is room");
        let team = ada.add_distribution_group("team@example.test", Some("Team"));
        team.expect("the name is free");
        let mut world = Self { simulator, version, ids: Vec::new() };
        world.note_im_list();
        world.fill();
        world
    }

    fn note(&mut self, name: &str, id: &str, change_key: &str) {
        self.ids.push((format!("{{{name}}}"), id.to_owned()));
        self.ids.push((format!("{{key of {name}}}"), change_key.to_owned()));
    }

    fn note_im_list(&mut self) {
        let ada = self.simulator.mailbox(ADA).expect("built with it");
        let mut found = Vec::new();
        for contact in ada.im_contacts() {
            // A contact made from a telephone number has no name.
            let name = contact.tel_uri().map_or(contact.display_name(), |_| "Ann");
            let (key, persona) = (ada.item_change_key(contact).encode(), ada.persona_id(contact.person()));
            found.push((name.to_owned(), ada.item_id_of(contact), key));
            found.push((format!("persona of {name}"), persona, String::new()));
        }
        for name in ["Work", "Team"] {
            let group = ada.im_group_named(name).expect("it was just added");
            found.push((name.to_owned(), ada.item_id_of(group), ada.item_change_key(group).encode()));
        }
        found.iter().for_each(|(name, id, key)| self.note(name, id, key));
    }

    fn fill(&mut self) {
        let to_ada = "<m:CreateItem MessageDisposition='SendOnly'><m:Items><t:Message><t:Subject>\
                      Tea</t:Subject><t:Body BodyType='HTML'>&lt;img \
                      src='http://example.test/a.png'&gt;Tea?</t:Body><t:ToRecipients><t:Mailbox>\
                      <t:EmailAddress>ada@example.test</t:EmailAddress></t:Mailbox></t:ToRecipients>\
                      </t:Message></m:Items></m:CreateItem>";
        assert!(self.send_as(BOB, to_ada).is_success());
        let inbox = "<m:FindItem Traversal='Shallow'><m:ItemShape>{IdOnly}</m:ItemShape>\
                     <m:ParentFolderIds>{inbox}</m:ParentFolderIds></m:FindItem>";
        let folder = "<m:CreateFolder><m:ParentFolderId>{inbox}</m:ParentFolderId><m:Folders><t:Folder>\
                      <t:DisplayName>Own</t:DisplayName></t:Folder></m:Folders></m:CreateFolder>";
        let search_folder = "<m:CreateFolder><m:ParentFolderId><t:DistinguishedFolderId Id='searchfolders'/>\
            </m:ParentFolderId><m:Folders><t:SearchFolder><t:DisplayName>Teas</t:DisplayName>\
            <t:SearchParameters><t:Restriction><t:Exists>{Subject}</t:Exists></t:Restriction>\
            <t:BaseFolderIds>{inbox}</t:BaseFolderIds></t:SearchParameters></t:SearchFolder></m:Folders>\
            </m:CreateFolder>";
        let made = [
            ("message", inbox),
            (
                "draft",
                create!(
                    "<t:Message><t:Subject>Cake</t:Subject><t:ToRecipients><t:Mailbox><t:EmailAddress>\
                     bob@example.test</t:EmailAddress></t:Mailbox></t:ToRecipients></t:Message>"
                ),
            ),
            ("appointment", create!("<t:CalendarItem/>")),
            ("task", create!("<t:Task/>")),
            ("post", create!("<t:PostItem><t:Subject>Pie</t:Subject></t:PostItem>")),
            (
                "list",
                create!(
                    "<t:DistributionList><t:DisplayName>Club</t:DisplayName><t:Members><t:Member>\
                     <t:Mailbox><t:EmailAddress>eve@example.test</t:EmailAddress></t:Mailbox></t:Member>\
                     </t:Members></t:DistributionList>"
                ),
            ),
            ("contact", OLGA),
            ("folder", folder),
            ("search folder", search_folder),
        ];
        for (name, request) in made {
            let answer = self.send_as(ADA, request);
            assert!(answer.is_success(), "{answer}");
            let element = if name.ends_with("folder") { "FolderId" } else { "ItemId" };
            let id = answer.ids(element).remove(0);
            self.note(name, &id.id, id.change_key.as_deref().unwrap_or_default());
        }
    }

    fn send_as(&mut self, caller: &str, sample: &str) -> Reply {
        let filled = self.ids.iter().fold(unabbreviated(sample), |text, (name, id)| text.replace(name, id));
        let (header, body) = if filled.starts_with("<t:") { (&*filled, BODY) } else { ("", &*filled) };
        let envelope =
            envelope_for(self.version, body).replace("</soap:Header>", &format!("{header}</soap:Header>"));
        send_bytes(&mut self.simulator, caller, envelope.as_bytes())
    }

    /// The answer to a variant of a sample, and the simulator after it.
    #[track_caller]
    pub fn answer(&self, row: &Row, variant: &str) -> (Reply, Simulator) {
        let mut world = self.clone();
        let reply = world.send_as(ADA, variant);
        if let Some(rejection) = reply.rejection() {
            panic!("the sample of {} {} is no request: {rejection}\n{variant}", row.of_type, row.part);
        }
        (reply, world.simulator)
    }

    /// The answer to a request that changes nothing.
    #[track_caller]
    pub fn reply(&self, request: &str) -> Reply {
        self.clone().send_as(ADA, request)
    }

    /// The id elements of the things of a kind.
    pub fn ids_of(&self, kind: &str) -> Vec<String> {
        let own = THINGS.iter().filter(|(own, _)| *own == kind);
        own.map(|(_, id)| (*id).to_owned()).collect()
    }
}

//! A simulator with something in it, a request of each operation that finds it, and what answers look like.

use ews_sim::directory::DistributionGroup;
use ews_sim::mailbox::{DecodedId, Moniker, NewImContact};
use ews_sim::{Reply, Simulator, SimulatorBuilder};

use super::{ADA, BOB};

/// The namespace of request and response elements.
pub(crate) const MESSAGES: &str = "http://schemas.microsoft.com/exchange/services/2006/messages";
/// The namespace of what is inside them, and of the headers.
pub(crate) const TYPES: &str = "http://schemas.microsoft.com/exchange/services/2006/types";
/// The namespace of what a fault says in its detail.
pub(crate) const ERRORS: &str = "http://schemas.microsoft.com/exchange/services/2006/errors";

/// A distribution group of the directory of [`furnished`] that is on no list yet.
pub(crate) const STAFF: &str = "staff@example.test";

/// A simulator in which every operation has something to work on: Ada and Bob have Carol in Work each, and
/// the distribution group Team on their lists.
pub(crate) fn furnished(builder: SimulatorBuilder) -> Simulator {
    let team = "team@example.test";
    let directory = [DistributionGroup::new(team), DistributionGroup::new(STAFF)];
    let builder = directory.into_iter().fold(builder, SimulatorBuilder::distribution_group);
    let mut simulator = builder.mailbox(ADA).mailbox(BOB).build();
    let now = simulator.now();
    for owner in [ADA, BOB] {
        let mailbox = simulator.mailbox_mut(owner).expect("built with it");
        mailbox.provide_im_list();
        let work = mailbox.add_im_group("Work").expect("the name is free");
        let carol = NewImContact { im_address: "carol@example.test", display_name: Some("Carol") };
        mailbox.add_im_contact(carol, Some(work), now).expect("there is room");
        mailbox.add_distribution_group(team, Some("Team")).expect("the name is free");
    }
    simulator
}

/// What [`requests`] name: the attributes of one id element each.
#[derive(Debug, Clone)]
pub(crate) struct Ids {
    /// A contact.
    pub(crate) contact: String,
    /// A group of contacts.
    pub(crate) group: String,
    /// A distribution group.
    pub(crate) distribution_group: String,
}

impl Ids {
    /// The same attributes for all three.
    pub(crate) fn all(attributes: &str) -> Self {
        let attributes = || attributes.to_owned();
        Self { contact: attributes(), group: attributes(), distribution_group: attributes() }
    }
}

/// The ids of what [`furnished`] put into a mailbox, with their change keys.
pub(crate) fn ids_of(simulator: &Simulator, owner: &str) -> Ids {
    let mailbox = simulator.mailbox(owner).expect("built with it");
    let carol = mailbox.im_contacts().next().expect("Carol is there");
    let key = mailbox.item_change_key(carol).encode();
    let group = |name| {
        let id = mailbox.item_id_of(mailbox.im_group_named(name).expect("the group is there"));
        format!(r#"Id="{id}" ChangeKey="EgAAAA==""#)
    };
    Ids {
        contact: format!(r#"Id="{}" ChangeKey="{key}""#, mailbox.item_id_of(carol)),
        group: group("Work"),
        distribution_group: group("Team"),
    }
}

/// One request of each operation, by name; with the ids of a [`furnished`] mailbox all succeed there.
pub(crate) fn requests(ids: &Ids) -> [(&'static str, String); 13] {
    let (contact, group, team) = (&ids.contact, &ids.group, &ids.distribution_group);
    let contact_id = format!("<m:ContactId {contact}/>");
    let group_id = format!("<m:GroupId {group}/>");
    let contents = [
        (
            "AddDistributionGroupToImList",
            format!("<m:SmtpAddress>{STAFF}</m:SmtpAddress><m:DisplayName>Staff</m:DisplayName>"),
        ),
        ("AddImContactToGroup", format!("{contact_id}{group_id}")),
        ("AddImGroup", "<m:DisplayName>Friends</m:DisplayName>".to_owned()),
        (
            "AddNewImContactToGroup",
            format!("<m:ImAddress>d@example.test</m:ImAddress><m:DisplayName>Dan</m:DisplayName>{group_id}"),
        ),
        (
            "AddNewTelUriContactToGroup",
            format!(
                "<m:TelUriAddress>tel:5550100</m:TelUriAddress><m:ImContactSipUriAddress>sip:e@example.test\
                 </m:ImContactSipUriAddress><m:ImTelephoneNumber>5550100</m:ImTelephoneNumber>{group_id}"
            ),
        ),
        ("GetImItemList", String::new()),
        (
            "GetImItems",
            format!(
                "<m:ContactIds><t:ItemId {contact}/></m:ContactIds><m:GroupIds><t:ItemId {group}/>\
                 </m:GroupIds>"
            ),
        ),
        ("RemoveContactFromImList", contact_id.clone()),
        ("RemoveDistributionGroupFromImList", format!("<m:GroupId {team}/>")),
        ("RemoveImContactFromGroup", format!("{contact_id}{group_id}")),
        ("RemoveImGroup", group_id.clone()),
        ("SetImGroup", format!("{group_id}<m:NewDisplayName>Labour</m:NewDisplayName>")),
        (
            "SetImListMigrationCompleted",
            "<m:ImListMigrationCompleted>true</m:ImListMigrationCompleted>".to_owned(),
        ),
    ];
    contents.map(|(operation, content)| (operation, format!("<m:{operation}>{content}</m:{operation}>")))
}

/// What stands in the body of an answer, as it was written.
#[track_caller]
pub(crate) fn body_of(reply: &Reply) -> &str {
    let text = reply.text();
    let start = text.find("Body").and_then(|at| Some(at + text[at..].find('>')? + 1));
    let end = text.rfind("</").and_then(|at| text[..at].rfind("</"));
    match (start, end) {
        (Some(start), Some(end)) => &text[start..end],
        _ => panic!("no body: {text}"),
    }
}

/// The body of an answer that is one error without more to say.
pub(crate) fn error_body(operation: &str, code: &str, text: &str) -> String {
    format!(
        "<{operation}Response ResponseClass=\"Error\" xmlns=\"{MESSAGES}\"><MessageText>{text}</MessageText>\
         <ResponseCode>{code}</ResponseCode><DescriptiveLinkKey>0</DescriptiveLinkKey></{operation}Response>"
    )
}

/// The id of Ada's group Work as it would be in the mailbox with a GUID.
pub(crate) fn id_in_mailbox(simulator: &Simulator, guid: &str) -> String {
    let mailbox = simulator.mailbox(ADA).expect("built with it");
    let group = mailbox.im_group_named("Work").expect("furnished with it");
    match DecodedId::decode(&mailbox.item_id_of(group)) {
        Ok(DecodedId::Mailbox(mut id)) => {
            id.moniker = Moniker::from_text(guid);
            DecodedId::Mailbox(id).encode()
        }
        other => panic!("{other:?} is no id of an item"),
    }
}

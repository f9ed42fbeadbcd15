//! `GetPersona`: what is known of one person from all sources.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorInvalidArgument` | neither a persona nor an address is named |
//! | `ErrorInvalidIdMalformed` | the id is not one of a persona |
//! | `ErrorItemNotFound` | nobody has that id or address |
//! | `ErrorInvalidRequest` | a folder or a link is named, which is not simulated |
//! | `ErrorInvalidPropertyRequest` | a property is asked for that is none of personas |
//!
//! Source: <https://learn.microsoft.com/exchange/client-developer/web-service-reference/getpersona-operation>

use super::field::asked_fields;
use super::render::{AskedProperty, PersonaRenderer, extended_property_paths};
use super::source::{Source, person_of, sources_of, user_at};
use crate::directory::User;
use crate::mailbox::{DecodedId, Mailbox, PersonKey};
use crate::operation::{Context, MailboxRef, Operation};
use crate::schema::{
    EmailAddress, Identified, ItemId, NonEmptyArrayOfExtendedFieldUris, NonEmptyArrayOfPathsToElement, Path,
    Persona, ResponseMessage, TargetFolderId,
};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result, message};

message! {
    /// Asks for one person.
    #[derive(Default)]
    pub struct GetPersona: messages "GetPersonaType" {
        elements {
            /// Who, as another answer named them.
            persona_id: Opt<ItemId>,
            /// Who, by an address; not looked at beside an id.
            email_address: Opt<EmailAddress> since Exchange2013Sp1,
            /// The folder to look in; not simulated.
            parent_folder_id: Opt<TargetFolderId> since Exchange2016,
            /// What links the person to an item; not simulated.
            item_link_id: Opt<String> since Exchange2016,
            /// Properties to show beside the usual ones.
            additional_properties: Opt<NonEmptyArrayOfPathsToElement> since Exchange2016,
        }
    }
}

message! {
    /// What is known of the person.
    pub struct GetPersonaResponseMessage: messages "GetPersonaResponseMessageType" extends ResponseMessage {
        elements {
            /// The person; absent beside an error, though the schema requires it.
            persona: Tolerated<Persona>,
        }
    }
}

impl Operation for GetPersona {
    const NAME: &'static str = "GetPersona";
    const RESPONSE: &'static str = "GetPersonaResponseMessage";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<GetPersonaResponseMessage>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        if self.parent_folder_id.is_some() || self.item_link_id.is_some() {
            let text = "GetPersona by ParentFolderId or ItemLinkId is not simulated by ews-sim.";
            return Err(Error::new(ResponseCode::ErrorInvalidRequest).with_text(text));
        }
        let properties = extended_properties(self.additional_properties.as_ref())?;
        let (mailbox, who) = match (&self.persona_id, &self.email_address) {
            (Some(id), _) => with_id(context, id)?,
            (None, Some(address)) => with_address(context, address)?,
            (None, None) => return Err(Error::new(ResponseCode::ErrorInvalidArgument)),
        };
        let state = context.mailbox_at(mailbox);
        let (who, sources) = match who {
            Who::Person(person) => (Identified::Person(person), sources_of(context, mailbox, person)),
            Who::User(user) => (Identified::User(&user.smtp_address), vec![Source::User(user)]),
        };
        // Whoever cannot read any of the contacts does not learn that there is a person.
        if sources.is_empty() {
            return Err(Error::new(ResponseCode::ErrorItemNotFound));
        }
        let persona = PersonaRenderer::new(state, &properties).full_persona_of(who, &sources);
        Ok(GetPersonaResponseMessage { persona: Some(persona) })
    }
}

/// Who is meant.
#[derive(Clone, Copy)]
enum Who<'c> {
    /// A person of the mailbox.
    Person(PersonKey),
    /// A user of whom the mailbox has no contact.
    User(&'c User),
}

impl<'c> Who<'c> {
    fn user(mailbox: &Mailbox, user: &'c User) -> Self {
        person_of(mailbox, user).map_or(Self::User(user), Self::Person)
    }
}

fn with_id<'c>(context: &'c Context<'_>, id: &ItemId) -> Result<(MailboxRef, Who<'c>)> {
    let DecodedId::Conversation(persona) = DecodedId::decode(&id.id)? else {
        return Err(Error::new(ResponseCode::ErrorInvalidIdMalformed));
    };
    let not_found = || Error::new(ResponseCode::ErrorItemNotFound);
    let mailbox = context.mailbox_of(&persona.moniker, &id.id).map_err(|_| not_found())?;
    let state = context.mailbox_at(mailbox);
    if let Some(person) = state.locate_person(persona.guid) {
        return Ok((mailbox, Who::Person(person)));
    }
    let mut users = context.directory().users();
    let user = users.find(|user| Mailbox::guid_of_user(&user.smtp_address) == persona.guid);
    user.map(|user| (mailbox, Who::user(state, user))).ok_or_else(not_found)
}

fn with_address<'c>(context: &'c Context<'_>, address: &EmailAddress) -> Result<(MailboxRef, Who<'c>)> {
    let address = address.email_address.as_deref().map(str::trim).filter(|address| !address.is_empty());
    let address = address.ok_or_else(|| Error::new(ResponseCode::ErrorInvalidArgument))?;
    let mailbox = context.own()?;
    let state = context.mailbox_at(mailbox);
    if let Some(person) = state.person_at(address) {
        return Ok((mailbox, Who::Person(person)));
    }
    let user = user_at(context, address).ok_or_else(|| Error::new(ResponseCode::ErrorItemNotFound))?;
    Ok((mailbox, Who::user(state, user)))
}

/// The extended properties asked for. Those of personas are all shown anyway.
fn extended_properties(asked: Option<&NonEmptyArrayOfPathsToElement>) -> Result<Vec<AskedProperty>> {
    let paths = asked.map_or(&[][..], |asked| &asked.paths);
    asked_fields(paths.iter().filter(|path| !matches!(path, Path::ExtendedFieldUri(_))))?;
    let extended = paths.iter().filter_map(|path| match path {
        Path::ExtendedFieldUri(uri) => Some(uri.clone()),
        _ => None,
    });
    let extended_properties = extended.collect();
    extended_property_paths(Some(&NonEmptyArrayOfExtendedFieldUris { extended_properties }))
}

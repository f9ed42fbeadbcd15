//! `FindPeople`: finds persons in a folder of contacts, in the mailbox and in the directory.
//!
//! | Code | When |
//! |---|---|
//! | `ErrorInvalidOperation` | the directory is to be listed, or searched by a restriction |
//! | `ErrorInvalidPagingMaxRows`, `ErrorInvalidIndexedPagingParameters` | the view is none |
//! | `ErrorUnsupportedPathForQuery` and its relatives | the restrictions |
//! | `ErrorUnsupportedPathForSortGroup` | the order |
//! | `ErrorInvalidPropertyRequest` | a property is asked for that is none of personas |
//! | `ErrorFolderNotFound` | the folder is gone |
//! | `ErrorInvalidRequest` | a topic or an unknown source is named, which is not simulated |
//!
//! A restriction is true of a person if it is true of one of the sources alone; an aggregation restriction
//! if it is true of what all of them come to.
//!
//! Source: <https://learn.microsoft.com/exchange/client-developer/web-service-reference/findpeople-operation>

use std::collections::BTreeSet;

use super::field::{self, Order, Row, asked_fields};
use super::query::PersonaQuery;
use super::render::PersonaRenderer;
use super::source::{Source, person_of, sources_of};
use crate::mailbox::{self, Contact, FolderKey, PersonKey};
use crate::operation::{Access, Context, FolderRole, FolderTarget, MailboxRef, Operation};
use crate::property::FolderKind;
use crate::schema::{
    ArrayOfContextProperty, ArrayOfPeople, ArrayOfPeopleQuerySource, DefaultShapeNames, GuidText, Identified,
    IndexedPageView, ItemQueryTraversal, ItemView, NonEmptyArrayOfFieldOrders, Persona, PersonaResponseShape,
    ResponseMessage, Restriction, TargetFolder, TargetFolderId,
};
use crate::search::{self, Combination, FindCountLimit, View};
use crate::wire::ExchangeVersion;
use crate::{Error, ResponseCode, Result, ServerProfile, message};

message! {
    /// Asks for persons.
    pub struct FindPeople: messages "FindPeopleType" {
        attributes {
            /// What some clients send as other searches have it; there is no more than one way, so it changes
            /// nothing.
            traversal: Unpublished<ItemQueryTraversal>,
        }
        elements {
            /// Which of their properties.
            persona_shape: Opt<PersonaResponseShape>,
            /// Which page of them.
            indexed_page_item_view: One<IndexedPageView>,
            /// What has to be true of one of their sources.
            restriction: Opt<Restriction>,
            /// What has to be true of them as a whole.
            aggregation_restriction: Opt<Restriction>,
            /// In which order; by display name unless told.
            sort_order: Opt<NonEmptyArrayOfFieldOrders>,
            /// Where to look: a folder, or the directory.
            parent_folder_id: Opt<TargetFolderId>,
            /// Words to look for.
            query_string: Opt<String>,
            /// Whether those that one writes to come first; nobody is known to be, so it changes nothing.
            search_people_suggestion_index: Opt<bool> since Exchange2016,
            /// A topic the persons have to do with; not simulated.
            topic_query_string: Opt<String> since Exchange2016,
            /// What program asks, and from where in it; it says nothing on who is meant.
            context: Opt<ArrayOfContextProperty> since Exchange2016,
            /// Where to look: `Mailbox`, `Directory`.
            query_sources: Opt<ArrayOfPeopleQuerySource> since Exchange2016,
        }
    }
}

message! {
    /// The persons found.
    pub struct FindPeopleResponse: messages "FindPeopleResponseMessageType" extends ResponseMessage {
        elements {
            /// Those of the page.
            people: Opt<ArrayOfPeople>,
            /// How many there are on all pages.
            total_number_of_people_in_view: Opt<i32>,
            /// The place of the first one that matches.
            first_matching_row_index: Opt<i32>,
            /// The place of the first one on the page.
            first_loaded_row_index: Opt<i32>,
            /// Names the search; never written.
            transaction_id: Opt<GuidText> since Exchange2016,
        }
    }
}

impl Operation for FindPeople {
    const NAME: &'static str = "FindPeople";
    const SINCE: ExchangeVersion = ExchangeVersion::Exchange2013;
    type Answer = Result<FindPeopleResponse>;

    fn execute(self, context: &mut Context<'_>) -> Self::Answer {
        let find = Find::new(&self, context)?;
        let profile = context.settings().profile;
        let mut found = find.found(context)?;
        find.order.sort(&mut found);
        let with = Combination {
            has_restriction: self.restriction.is_some() || self.aggregation_restriction.is_some(),
            has_query_string: find.query.is_some(),
            ..Combination::default()
        };
        let policies = context.mailbox_at(find.place.mailbox()).policies();
        let limit = FindCountLimit::new(policies, profile, context.version(), with);
        let rows = find.view.page(found.len(), None, limit)?.rows;
        let first = index(rows.start);
        let total = index(found.len());
        let page = found.drain(rows).map(|persona| find.shape.show(persona, profile));
        let has_rows = profile >= ServerProfile::Exchange2013Sp1;
        Ok(FindPeopleResponse {
            people: Some(ArrayOfPeople { personas: page.collect() }),
            total_number_of_people_in_view: Some(total),
            first_matching_row_index: has_rows.then_some(0),
            first_loaded_row_index: has_rows.then_some(first),
            transaction_id: None,
        })
    }
}

fn index(place: usize) -> i32 {
    i32::try_from(place).unwrap_or(i32::MAX)
}

/// Where to look.
#[derive(Clone, Copy)]
enum Place {
    /// In one folder.
    Folder(FolderTarget),
    /// In all folders of contacts.
    Mailbox(MailboxRef),
    /// In the directory, as a mailbox shows it.
    Directory(MailboxRef),
    /// In all folders of contacts and the directory.
    Everywhere(MailboxRef),
}

impl Place {
    fn new(request: &FindPeople, context: &Context<'_>, has_query: bool) -> Result<Self> {
        let own = context.own()?;
        let place = match &request.parent_folder_id {
            Some(TargetFolderId { target: TargetFolder::DistinguishedFolderId(id) })
                if id.id == mailbox::DistinguishedFolderId::Directory =>
            {
                Self::Directory(own)
            }
            Some(id) => Self::Folder(context.target_folder(id, FolderRole::Searched)?),
            None if has_query => Self::Everywhere(own).within(request.query_sources.as_ref())?,
            None => {
                Self::Folder(FolderTarget { mailbox: own, folder: FolderKey::CONTACTS, change_key: None })
            }
        };
        let refused = match place {
            Self::Directory(_) if request.restriction.is_some() => {
                Some("You must specify a query string instead of a restriction to search the directory.")
            }
            Self::Directory(_) if !has_query => {
                Some("FindPeople does not allow for browsing of the directory without a query string.")
            }
            _ => None,
        };
        refused.map_or(Ok(place), |text| Err(Error::new(ResponseCode::ErrorInvalidOperation).with_text(text)))
    }

    /// What of everything the sources that a request names leave.
    fn within(self, sources: Option<&ArrayOfPeopleQuerySource>) -> Result<Self> {
        let Some(sources) = sources else { return Ok(self) };
        let has = |name: &str| sources.sources.iter().any(|source| source == name);
        if !sources.sources.iter().all(|source| matches!(&**source, "Mailbox" | "Directory")) {
            let text = "A Source other than Mailbox and Directory is not simulated by ews-sim.";
            return Err(Error::new(ResponseCode::ErrorInvalidRequest).with_text(text));
        }
        Ok(match (has("Mailbox"), has("Directory")) {
            (true, false) => Self::Mailbox(self.mailbox()),
            (false, true) => Self::Directory(self.mailbox()),
            _ => self,
        })
    }

    const fn mailbox(self) -> MailboxRef {
        match self {
            Self::Folder(folder) => folder.mailbox,
            Self::Mailbox(mailbox) | Self::Directory(mailbox) | Self::Everywhere(mailbox) => mailbox,
        }
    }

    /// The persons that have a contact there, in the order of their creation.
    fn persons(self, context: &Context<'_>) -> BTreeSet<PersonKey> {
        let state = context.mailbox_at(self.mailbox());
        let folders: Vec<_> = match self {
            Self::Folder(folder) => vec![folder.folder],
            Self::Mailbox(_) | Self::Everywhere(_) => {
                let contacts = state.folders().filter(|it| it.kind() == FolderKind::ContactsFolder);
                contacts.map(mailbox::Folder::key).collect()
            }
            Self::Directory(_) => Vec::new(),
        };
        let is_readable = |folder: &FolderKey| {
            let folder = FolderTarget { mailbox: self.mailbox(), folder: *folder, change_key: None };
            context.check_access(folder, Access::ReadItems).is_ok()
        };
        let folders = folders.into_iter().filter(is_readable);
        folders.flat_map(|folder| state.contacts(folder)).map(Contact::person).collect()
    }
}

/// What is to be found.
struct Find {
    place: Place,
    view: View,
    shape: Shape,
    restriction: Option<search::Restriction>,
    aggregation_restriction: Option<search::Restriction>,
    order: Order,
    query: Option<PersonaQuery>,
}

impl Find {
    fn new(request: &FindPeople, context: &Context<'_>) -> Result<Self> {
        if request.topic_query_string.is_some() {
            let text = "TopicQueryString is not simulated by ews-sim.";
            return Err(Error::new(ResponseCode::ErrorInvalidRequest).with_text(text));
        }
        let query = request.query_string.as_deref().and_then(PersonaQuery::new);
        let place = Place::new(request, context, query.is_some())?;
        let view = ItemView::IndexedPageItemView(request.indexed_page_item_view.clone());
        let columns = request.sort_order.as_ref().map_or(&[][..], |order| &order.field_orders);
        Ok(Self {
            place,
            view: View::of_items(Some(&view), context.time_zone())?,
            shape: Shape::new(request.persona_shape.as_ref())?,
            restriction: request.restriction.as_ref().map(field::restriction).transpose()?,
            aggregation_restriction: request
                .aggregation_restriction
                .as_ref()
                .map(field::restriction)
                .transpose()?,
            order: Order::new(columns)?,
            query,
        })
    }

    /// Those found: the persons of the mailbox by creation, then users by address.
    fn found(&self, context: &Context<'_>) -> Result<Vec<Persona>> {
        let mailbox = self.place.mailbox();
        let state = context.mailbox_at(mailbox);
        let renderer = PersonaRenderer::new(state, &[]);
        let mut found = Vec::new();
        for person in self.place.persons(context) {
            let sources = sources_of(context, mailbox, person);
            found.extend(self.taken(&renderer, Identified::Person(person), &sources));
        }
        if matches!(self.place, Place::Directory(_) | Place::Everywhere(_)) {
            let mut shown = BTreeSet::new();
            for user in context.directory().users() {
                match person_of(state, user) {
                    // Whom the mailbox knows has been looked at, unless only the directory is searched.
                    Some(_) if matches!(self.place, Place::Everywhere(_)) => {}
                    Some(person) if shown.insert(person) => {
                        let sources = sources_of(context, mailbox, person);
                        let known = [Source::User(user)];
                        let who = Identified::Person(person);
                        let taken = self.taken(&renderer, who, &known).is_some();
                        found.extend(taken.then(|| renderer.full_persona_of(who, &sources)));
                    }
                    Some(_) => {}
                    None => {
                        let who = Identified::User(&user.smtp_address);
                        found.extend(self.taken(&renderer, who, &[Source::User(user)]));
                    }
                }
            }
        }
        Ok(found)
    }

    /// The persona of these sources, if it is looked for.
    fn taken(
        &self,
        renderer: &PersonaRenderer<'_>,
        who: Identified<'_>,
        sources: &[Source<'_>],
    ) -> Option<Persona> {
        let restricts = |restriction: &search::Restriction| {
            let alone = |source: &Source<'_>| renderer.full_persona_of(who, &[*source]);
            !sources.iter().any(|source| restriction.matches(&Row(&alone(source))))
        };
        if self.restriction.as_ref().is_some_and(restricts) {
            return None;
        }
        let persona = renderer.full_persona_of(who, sources);
        let aggregate = self.aggregation_restriction.as_ref();
        let is_taken = aggregate.is_none_or(|restriction| restriction.matches(&Row(&persona)))
            && self.query.as_ref().is_none_or(|query| query.matches(&persona));
        is_taken.then_some(persona)
    }
}

/// Which properties of personas are shown.
struct Shape {
    base: DefaultShapeNames,
    more: Vec<&'static str>,
}

impl Shape {
    fn new(shape: Option<&PersonaResponseShape>) -> Result<Self> {
        let Some(shape) = shape else {
            return Ok(Self { base: DefaultShapeNames::Default, more: Vec::new() });
        };
        let paths = shape.additional_properties.iter().flat_map(|more| &more.paths);
        Ok(Self { base: shape.base_shape, more: asked_fields(paths)? })
    }

    /// What of a persona is shown. Properties that only `GetPersona` knows are not, even if asked for (B-27).
    fn show(&self, persona: Persona, profile: ServerProfile) -> Persona {
        let in_base = |is_default: bool| match self.base {
            DefaultShapeNames::IdOnly => false,
            DefaultShapeNames::AllProperties => true,
            _ => is_default,
        };
        let default = |name| in_base(true) || self.more.contains(&name);
        let further = |name| in_base(false) || self.more.contains(&name);
        let has_type = in_base(profile >= ServerProfile::Exchange2013Sp1);
        Persona {
            persona_id: persona.persona_id,
            persona_type: persona.persona_type.filter(|_| has_type || further("PersonaType")),
            creation_time: persona.creation_time.filter(|_| default("CreationTime")),
            display_name: persona.display_name.filter(|_| default("DisplayName")),
            display_name_first_last: persona
                .display_name_first_last
                .filter(|_| default("DisplayNameFirstLast")),
            display_name_last_first: persona
                .display_name_last_first
                .filter(|_| default("DisplayNameLastFirst")),
            file_as: persona.file_as.filter(|_| default("FileAs")),
            given_name: persona.given_name.filter(|_| default("GivenName")),
            surname: persona.surname.filter(|_| default("Surname")),
            generation: persona.generation.filter(|_| further("Generation")),
            title: persona.title.filter(|_| further("Title")),
            company_name: persona.company_name.filter(|_| further("CompanyName")),
            email_address: persona.email_address.filter(|_| default("EmailAddress")),
            email_addresses: persona.email_addresses.filter(|_| default("EmailAddresses")),
            im_address: persona.im_address.filter(|_| further("ImAddress")),
            home_city: persona.home_city.filter(|_| further("HomeCity")),
            work_city: persona.work_city.filter(|_| further("WorkCity")),
            relevance_score: persona.relevance_score.filter(|_| default("RelevanceScore")),
            attributions: persona.attributions.filter(|_| further("Attributions")),
            office_locations: persona.office_locations.filter(|_| further("OfficeLocations")),
            im_addresses: persona.im_addresses.filter(|_| further("ImAddresses")),
            departments: persona.departments.filter(|_| further("Departments")),
            ..Persona::default()
        }
    }
}

"""What every environment shares, gathered from the files of each concern."""

from .accounts import *  # noqa: F403
from .api import *  # noqa: F403
from .applications import *  # noqa: F403
from .caches import *  # noqa: F403
from .cms import *  # noqa: F403
from .database import *  # noqa: F403
from .exports import *  # noqa: F403
from .languages import *  # noqa: F403
from .logs import *  # noqa: F403
from .mail import *  # noqa: F403
from .monitoring import *  # noqa: F403
from .security import *  # noqa: F403
from .signing import *  # noqa: F403
from .storage import *  # noqa: F403

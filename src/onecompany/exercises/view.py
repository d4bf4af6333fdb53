from onecompany.view import LEVELS as LEVELS
from onecompany.view import SIGNS as SIGNS
from onecompany.view import Finding as Finding
from onecompany.view import Level as Level
from onecompany.view import View as View
from onecompany.view import counted as counted
from onecompany.view import in_order as in_order
from onecompany.view import listed as listed
